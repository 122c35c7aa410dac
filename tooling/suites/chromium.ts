import { ensureProgram, isExecutable, programOnPath } from './installed-program.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const macApplications = ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/** The browser for the browser tests: the one named by `LOCKSTEP_CHROMIUM`, else the one installed on the machine. */
export function findChromium(): string | undefined {
  const named = process.env['LOCKSTEP_CHROMIUM'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : undefined;
  return programOnPath(names) ?? macApplications.find(isExecutable);
}

/** Finds Chromium or, as root on Debian, installs it. An error says exactly what is missing. */
export async function ensureChromium(): Promise<string> {
  const named = process.env['LOCKSTEP_CHROMIUM'];
  if (named !== undefined && named !== '' && !isExecutable(named)) {
    throw new Error(`LOCKSTEP_CHROMIUM is ${named}, which cannot be executed`);
  }
  return ensureProgram({
    title: 'Chromium',
    packages: ['chromium', 'fonts-liberation'],
    remedy: 'Install it (on Debian: apt-get install chromium), or set LOCKSTEP_CHROMIUM to the path of one.',
    find: findChromium,
  });
}
