import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startDevelopment } from './development.mjs';
import { Stop } from './say.mjs';
import { ensureWebApp } from './web-app.mjs';

/**
 * Runs a program of the repository inside this process, as if it had been started by itself. What Node makes of the
 * sources is kept, which saves a third of a second at each further start.
 * @param {string} root
 * @param {string} program path from the root
 * @param {string[]} args
 */
async function become(root, program, args) {
  const file = path.join(root, program);
  if (!existsSync(file)) throw new Stop(`${program} is missing: this checkout is not complete`);
  process.argv = [process.execPath, file, ...args];
  enableCompileCache(path.join(root, 'node_modules', '.cache', 'compiled'));
  await import(pathToFileURL(file).href);
}

/** @typedef {(root: string, args: string[]) => Promise<void>} Command */

/** What `npm start`, `npm test` … do once Node and the dependencies are there. @type {Record<string, Command>} */
export const commands = {
  start: async (root, args) => {
    ensureWebApp(root, process.execPath);
    await become(root, 'packages/cli/bin/lockstep.mjs', ['serve', ...args]);
  },
  dev: async (root, args) => {
    process.exitCode = await startDevelopment(root, args);
  },
  test: (root, args) => become(root, 'tooling/run-suites.ts', ['all', ...args]),
  'test-long': (root, args) => {
    process.env['LOCKSTEP_LONG'] = '1';
    return become(root, 'tooling/run-suites.ts', ['all', ...args]);
  },
  check: (root, args) => become(root, 'tooling/run-suites.ts', ['check', ...args]),
  bench: (root, args) => become(root, 'bench/main.ts', args),
  example: (root, args) => become(root, 'tooling/example.ts', args),
  'build-packages': (root, args) => become(root, 'tooling/build-packages.ts', args),
};
