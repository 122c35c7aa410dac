import { TIME_ZONE_ALIASES } from '../data/time-zone-aliases.ts';
import { fold } from '../find-people.ts';

let zonesByName: ReadonlyMap<string, string> | undefined;

function byName(): ReadonlyMap<string, string> {
  if (zonesByName) return zonesByName;
  const zones = new Map<string, string>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    zones.set(fold(zone), zone);
    const city = fold(zone.split('/').at(-1) ?? '').replaceAll('_', ' ');
    if (!zones.has(city)) zones.set(city, zone);
  }
  for (const [name, zone] of Object.entries(TIME_ZONE_ALIASES)) zones.set(name, zone);
  zonesByName = zones;
  return zones;
}

/** The IANA zone that a name means: its own name, its city, or a well-known alias. */
export function findTimeZone(name: string): string | undefined {
  return byName().get(
    fold(name)
      .replaceAll(/[.!]+$/gu, '')
      .replace(/^the\s+/u, ''),
  );
}
