import process from 'node:process';
import type { Surroundings } from './surroundings.ts';

/** The surroundings of this very process. `ending` takes Ctrl-C over from the moment it is first looked at. */
export function processSurroundings(): Surroundings {
  const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions();
  let ending: AbortSignal | undefined;
  return {
    env: process.env,
    folder: process.cwd(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => Date.now(),
    timeZone,
    locale,
    get ending() {
      ending ??= endingSignal();
      return ending;
    },
  };
}

function endingSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}
