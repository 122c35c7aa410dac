/** `npm run example NAME`: starts an example against a running server, on the packages as other apps get them. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { exitCodeOf, onEndingSignal } from './bootstrap/hand-over.mjs';
import { examples } from './examples/examples.ts';
import { installTarballs } from './examples/install-tarballs.ts';
import { buildPackages } from './packages/build-packages.ts';

const root = path.resolve(import.meta.dirname, '..');

async function start(name: string, args: readonly string[]): Promise<number> {
  const example = examples[name];
  if (example === undefined) {
    console.error(`There is no example “${name}”; there are ${Object.keys(examples).join(', ')}.`);
    return 2;
  }
  const folder = path.join(root, 'examples', name);
  if (example.packages) await installTarballs(folder, await buildPackages(root, path.join(root, 'dist/packages')));
  const child = spawn(example.command, [...example.args, ...args], { cwd: folder, stdio: 'inherit' });
  onEndingSignal((signal) => child.kill(signal));
  return exitCodeOf(child);
}

const [name = '', ...args] = process.argv.slice(2);
process.exitCode = await start(name, args);
