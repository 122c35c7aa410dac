import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { exitCodeOf, endingWith } from './hand-over.mjs';
import { Stop } from './say.mjs';

/**
 * The npm that started this process, run by the Node it came with; else the first one on the path.
 * @returns {{ command: string, first: string[] }}
 */
function npmProgram() {
  const own = process.env['npm_execpath'] ?? '';
  if (/npm-cli\.c?js$/.test(own) && existsSync(own)) return { command: process.execPath, first: [own] };
  return { command: 'npm', first: [] };
}

/**
 * Runs npm in `cwd`, quietly unless it fails. It never outlives this process (npm takes long to undo what it began,
 * and two installs at once would spoil each other).
 * @param {string[]} args
 * @param {{ cwd: string, doing: string }} options
 */
export async function npm(args, { cwd, doing }) {
  const { command, first } = npmProgram();
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--no-update-notifier', '--ignore-scripts'];
  const child = spawn(command, [...first, ...args, ...quiet], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  }
  const written = once(child, 'close');
  const exitCode = await endingWith(child, exitCodeOf(child)).catch((/** @type {unknown} */ error) => {
    throw new Stop(`${doing} failed: npm could not be started (${String(error)})`);
  });
  await written;
  if (exitCode !== 0) throw new Stop(`${doing} failed (npm ${args[0]} ended with ${exitCode}):\n${output.trim()}`);
}
