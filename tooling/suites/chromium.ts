import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { runProgram } from './run-program.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const macApplications = ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function programOnPath(candidates: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return candidates.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

/** The browser for the browser tests: the one named by `LOCKSTEP_CHROMIUM`, else the one installed on the machine. */
export function findChromium(): string | undefined {
  const named = process.env['LOCKSTEP_CHROMIUM'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : undefined;
  return programOnPath(names) ?? macApplications.find(isExecutable);
}

/** Finds Chromium or, as root on Debian, installs it. An error says exactly what is missing. */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  const named = process.env['LOCKSTEP_CHROMIUM'];
  if (named !== undefined && named !== '') throw new Error(`LOCKSTEP_CHROMIUM is ${named}, which cannot be executed`);
  const aptGet = programOnPath(['apt-get']);
  if (aptGet === undefined || process.getuid?.() !== 0) {
    throw new Error(
      'The browser tests need Chromium. Install it (on Debian: apt-get install chromium), ' +
        'or set LOCKSTEP_CHROMIUM to the path of one.',
    );
  }
  console.error('lockstep: installing Chromium through apt-get (once)');
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram(aptGet, ['update', '-q'], { environment });
  const packages = ['chromium', 'fonts-liberation'];
  const install = await runProgram(aptGet, ['install', '-q', '-y', '--no-install-recommends', ...packages], {
    environment,
  });
  const installed = findChromium();
  if (install.exitCode !== 0 || installed === undefined) {
    throw new Error(`apt-get could not install Chromium:\n${install.output}`);
  }
  return installed;
}
