/**
 * One process in another's place. Ctrl-C reaches every process of a terminal at once and npm passes it on as well, so
 * the same signal may come to the program two or three times, or only to the process that handed over. The program
 * shall see it once: it hears of signals from its predecessor by message, and raises only those it did not get itself.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';

const passedOn = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** How long this process's own copy of a signal may come after the message about it. */
const ownSignalMs = 50;

/** How long the copies of one signal may lie apart. */
const sameSignalMs = 1000;

/**
 * The exit code of a child once it has ended; 128 + n if signal n ended it.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
export function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/**
 * Calls `listener` for every signal that asks this process to end.
 * @param {(signal: NodeJS.Signals) => void} listener
 */
export function onEndingSignal(listener) {
  for (const signal of passedOn) process.on(signal, listener);
}

/**
 * Kills a child and ends this process as soon as it is asked to end, until `work` on the child is done. For a child that
 * leaves nothing behind that the next start would not clear away.
 * @template T
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export async function endingWith(child, work) {
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    child.kill('SIGKILL');
    process.exit(128 + constants.signals[signal]);
  };
  onEndingSignal(end);
  try {
    return await work;
  } finally {
    for (const signal of passedOn) process.off(signal, end);
  }
}

/**
 * Runs a program in this process's place: same terminal, signals passed on, `node` first on its path so that
 * whatever it starts runs on it too.
 * @param {string} node
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export function handOver(node, args) {
  const search = `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}`;
  const child = spawn(node, args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: search, LOCKSTEP_HANDED_OVER: '1' },
  });
  onEndingSignal((signal) => {
    if (child.connected) child.send(signal);
  });
  return exitCodeOf(child);
}

/** The other end of `handOver`: called first by the program that was started. */
export function takeOver() {
  if (process.env['LOCKSTEP_HANDED_OVER'] === undefined) return;
  delete process.env['LOCKSTEP_HANDED_OVER'];
  /** @type {Map<unknown, number>} */
  const seen = new Map();
  onEndingSignal(function note(signal) {
    seen.set(signal, performance.now());
    if (process.listenerCount(signal) > 1) return;
    process.off(signal, note);
    process.kill(process.pid, signal);
  });
  process.on('message', (message) => {
    const signal = passedOn.find((name) => name === message);
    if (signal === undefined) return;
    setTimeout(() => {
      const before = seen.get(signal) ?? Number.NEGATIVE_INFINITY;
      if (performance.now() - before > sameSignalMs) process.kill(process.pid, signal);
    }, ownSignalMs);
  });
  process.channel?.unref();
}
