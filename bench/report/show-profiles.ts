import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CpuProfile, selfTimes } from './self-times.ts';

const shown = 30;

/** Where the servers' time went, a text for each profile in the folder. */
export function showProfiles(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
  return files.toSorted().map((name) => {
    const profile = JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile;
    const lines = selfTimes(profile, shown).map(
      ({ place, ms, share }) => `${(share * 100).toFixed(1).padStart(5)} % ${ms.toFixed(0).padStart(7)} ms  ${place}`,
    );
    return [name, ...lines].join('\n');
  });
}
