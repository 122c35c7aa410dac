import type { SearchOption } from '../../../ui/search-select.tsx';

const offsetOf = (timeZone: string, now: Date): string =>
  new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';

/** A zone as one says it: its city, and beside it the region and how far from Greenwich it is at a moment. */
export const timeZoneOption = (zone: string, now: Date): SearchOption => {
  const [region = '', ...place] = zone.replaceAll('_', ' ').split('/');
  const offset = offsetOf(zone, now);
  if (place.length === 0) return { value: zone, label: region, detail: offset };
  return { value: zone, label: place.toReversed().join(', '), detail: `${region} · ${offset}` };
};

/** All zones that this browser knows, by city; `also` are among them under the names they have. */
export const timeZoneOptions = (also: readonly string[], now: Date): readonly SearchOption[] =>
  [...new Set([...also, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
    .map((zone) => timeZoneOption(zone, now))
    .toSorted((a, b) => a.label.localeCompare(b.label));
