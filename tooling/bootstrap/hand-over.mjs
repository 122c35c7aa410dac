import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';

const passedOn = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * The environment in which `node` is found first, so that whatever a program starts runs on it too.
 * @param {string} node
 */
export function environmentFor(node) {
  const search = process.env['PATH'] ?? '';
  return { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${search}` };
}

/**
 * Runs a program in this one's place: same terminal, signals passed on, and its end is this process's end.
 * @param {string} node
 * @param {string[]} args
 * @param {{ environment?: Record<string, string | undefined>, until?: AbortSignal }} [options] `until` asks the
 *   program to end
 * @returns {Promise<number>} the exit code; 128 + n if signal n ended it
 */
export function runInPlace(node, args, { environment = environmentFor(node), until } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { stdio: 'inherit', env: environment });
    const listeners = passedOn.map((signal) => ({ signal, listener: () => void child.kill(signal) }));
    for (const { signal, listener } of listeners) process.on(signal, listener);
    until?.addEventListener('abort', () => void child.kill('SIGTERM'), { once: true });
    child.once('error', reject);
    child.once('exit', (code, ending) => {
      for (const { signal, listener } of listeners) process.off(signal, listener);
      resolve(code ?? 128 + (ending === null ? 0 : constants.signals[ending]));
    });
  });
}
