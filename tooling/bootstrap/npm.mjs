import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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
 * Runs npm in `cwd`, quietly unless it fails.
 * @param {string[]} args
 * @param {{ cwd: string, doing: string }} options
 */
export function npm(args, { cwd, doing }) {
  const { command, first } = npmProgram();
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--no-update-notifier', '--ignore-scripts'];
  const run = spawnSync(command, [...first, ...args, ...quiet], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 26,
  });
  if (run.error !== undefined) throw new Stop(`${doing} failed: npm could not be started (${run.error.message})`);
  if (run.status !== 0) {
    const output = `${run.stdout}${run.stderr}`.trim();
    throw new Stop(`${doing} failed (npm ${args[0]} ended with ${run.status ?? run.signal}):\n${output}`);
  }
}
