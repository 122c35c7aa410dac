import { spawn } from 'node:child_process';
import path from 'node:path';
import { exitCodeOf, onEndingSignal } from './hand-over.mjs';

const origin = 'http://127.0.0.1:5173';

/**
 * Serves both halves with hot reload until one of them ends: Vite in front, which passes API and sockets on to a
 * server that restarts when its sources change. The server takes Vite's address for its own, so that sign-in links
 * and Origin checks fit what the browser sees.
 * @param {string} root the repository
 * @param {string[]} args passed on to the server
 * @returns {Promise<number>} the exit code of the half that ended first
 */
export async function startDevelopment(root, args) {
  const server = path.join(root, 'packages/cli/bin/lockstep.mjs');
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const halves = [
    ['--watch', '--watch-preserve-output', server, 'serve', ...args],
    [vite, 'packages/web', '--strictPort'],
  ].map((program) =>
    spawn(process.execPath, program, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { LOCKSTEP_PUBLIC_URL: origin, ...process.env },
    }),
  );
  const ended = halves.map(exitCodeOf);
  const endAll = () => {
    for (const half of halves) half.kill('SIGTERM');
  };
  onEndingSignal(endAll);
  try {
    return await Promise.race(ended);
  } finally {
    endAll();
    await Promise.allSettled(ended);
  }
}
