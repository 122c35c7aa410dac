/**
 * The way in of every npm script. Plain JavaScript without dependencies, for it must run on any Node from 18 on and
 * before anything is installed: it brings a current Node and the dependencies, and hands over.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { handOver, takeOver } from './bootstrap/hand-over.mjs';
import { ensureRuntime } from './bootstrap/runtime.mjs';
import { Stop } from './bootstrap/say.mjs';

const file = fileURLToPath(import.meta.url);
const root = path.resolve(path.dirname(file), '..');

/**
 * @param {string[]} args
 */
async function main([name = '', ...args]) {
  const node = await ensureRuntime(root);
  await ensureDependencies(root, node);
  if (node !== process.execPath) {
    process.exitCode = await handOver(node, [file, name, ...args]);
    return;
  }
  const { commands } = await import('./bootstrap/commands.mjs');
  const command = commands[name];
  if (command === undefined) {
    throw new Stop(`“${name}” is none of ${Object.keys(commands).join(', ')}`);
  }
  await command(root, args);
}

takeOver();
try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`lockstep: ${error.message}\n`);
  process.exitCode = 1;
}
