import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exitCodeOf } from './hand-over.mjs';

const module = path.join(import.meta.dirname, 'hand-over.mjs');

/** Says when it is ready, counts what reaches it, and ends a moment after the first signal. */
const server = `
  process.on('SIGINT', () => {
    console.log('interrupted');
    setTimeout(() => process.exit(7), 300);
  });
  setInterval(() => {}, 1000);
  console.log('ready');
`;

let folder = '';
let started: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lockstep-hand-over-'));
});

afterEach(async () => {
  if (started?.pid !== undefined && started.exitCode === null && started.signalCode === null) {
    process.kill(-started.pid, 'SIGKILL');
  }
  await rm(folder, { recursive: true, force: true });
});

/** Starts a process that hands over to `program`, in a process group of its own, and waits until it is ready. */
async function start(program: string): Promise<{ pid: number; output: () => string; exitCode: Promise<number> }> {
  const successor = path.join(folder, 'successor.mjs');
  const predecessor = path.join(folder, 'predecessor.mjs');
  await writeFile(successor, `import { takeOver } from ${JSON.stringify(module)};\ntakeOver();\n${program}`);
  await writeFile(
    predecessor,
    `import { handOver } from ${JSON.stringify(module)};\n` +
      `process.exitCode = await handOver(process.execPath, [${JSON.stringify(successor)}]);`,
  );
  const child = spawn(process.execPath, [predecessor], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  started = child;
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const exitCode = exitCodeOf(child);
  while (!output.includes('ready')) await once(child.stdout, 'data');
  if (child.pid === undefined) throw new Error('not started');
  return { pid: child.pid, output: () => output, exitCode };
}

describe('handOver', () => {
  it('passes on a signal that only the first process got, and the exit code back', async () => {
    const { pid, output, exitCode } = await start(server);
    process.kill(pid, 'SIGINT');
    expect(await exitCode).toBe(7);
    expect(output().match(/interrupted/g)).toHaveLength(1);
  });

  it('lets a signal that both processes got count once', async () => {
    const { pid, output, exitCode } = await start(server);
    process.kill(-pid, 'SIGINT');
    process.kill(pid, 'SIGINT');
    expect(await exitCode).toBe(7);
    expect(output().match(/interrupted/g)).toHaveLength(1);
  });

  it('ends a program that does not listen to signals', async () => {
    const { pid, exitCode } = await start("setInterval(() => {}, 1000); console.log('ready');");
    process.kill(pid, 'SIGTERM');
    expect(await exitCode).toBe(128 + 15);
  });

  it('does not keep a program alive that has nothing left to do', async () => {
    const { exitCode } = await start("console.log('ready');");
    expect(await exitCode).toBe(0);
  });
});
