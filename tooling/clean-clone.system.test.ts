/**
 * Does what the README says, on a machine that has nothing but git, npm and its own, maybe old, Node: clone, `npm start`,
 * Ctrl-C, and again.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@lockstep/testkit/free-port';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exitCodeOf } from './bootstrap/hand-over.mjs';

const root = path.resolve(import.meta.dirname, '..');
const startupLimitMs = 2000;

let folder = '';
let port = 0;
let running: Start | undefined;

interface Start {
  readonly npm: ChildProcess;
  readonly exitCode: Promise<number>;
  /** All it wrote so far. */
  readonly output: () => string;
}

/** This environment without what npm, this checkout and Lockstep's own settings added to it; whom npm trusts stays. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const added =
    /^(?:npm_(?:package|lifecycle|command|execpath|node_execpath)|INIT_CWD$|NODE_(?!EXTRA_CA_CERTS$)|VITEST|LOCKSTEP_|TEST$)/;
  const kept = Object.entries(process.env).filter(([name]) => !added.test(name));
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return {
    ...Object.fromEntries(kept),
    PATH: folders.filter((one) => !/[\\/](?:node_modules|\.runtime)[\\/]/.test(one)).join(path.delimiter),
    PORT: String(port),
    npm_config_prefer_offline: 'true',
  };
}

function start(): Start {
  const npm = spawn('npm', ['start'], {
    cwd: folder,
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  running = { npm, exitCode: exitCodeOf(npm), output: () => output };
  return running;
}

/** Waits until the server answers; milliseconds since `npm start`. */
async function untilServing({ npm, output }: Start): Promise<number> {
  const started = performance.now();
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.status === 200) return performance.now() - started;
    if (npm.exitCode !== null) throw new Error(`npm start ended with ${npm.exitCode}:\n${output()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}

/** What a browser gets that is sent to `address`. (`fetch` cannot ask as a browser navigates.) */
async function visit(address: string): Promise<{ status: number | undefined; type: string | undefined }> {
  const request = get(address, { headers: { accept: 'text/html' } });
  const [response] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(request, 'response'));
  response.resume();
  return { status: response.statusCode, type: response.headers['content-type'] };
}

/** Ctrl-C as a terminal sends it: to every process at once. */
async function interrupt({ npm, exitCode }: Start): Promise<number> {
  if (npm.pid === undefined) throw new Error('npm was not started');
  process.kill(-npm.pid, 'SIGINT');
  return exitCode;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lockstep-clone-'));
  execFileSync('git', ['clone', '--quiet', '--local', root, folder]);
  port = await freePort();
});

afterEach(() => {
  const npm = running?.npm;
  if (npm?.pid !== undefined && npm.exitCode === null && npm.signalCode === null) process.kill(-npm.pid, 'SIGKILL');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a fresh clone', () => {
  it('serves after npm start, tells how to sign in, and ends with 0 on Ctrl-C', async () => {
    const first = start();
    const ms = await untilServing(first);
    console.log(`first npm start served after ${(ms / 1000).toFixed(1)} s`);
    const page = await visit(`http://127.0.0.1:${port}/`);
    expect(page).toEqual({ status: 200, type: expect.stringContaining('text/html') });
    expect(first.output()).toContain(`http://127.0.0.1:${port}`);
    const link = /Sign in once with (\S+)/.exec(first.output())?.[1] ?? '';
    expect(await visit(link)).toEqual(page);
    expect(await interrupt(first)).toBe(0);
  });

  it('serves again within two seconds, with nothing to install, build or set up', async () => {
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const again = start();
      times.push(await untilServing(again));
      expect(again.output()).not.toContain('Sign in once');
      expect(await interrupt(again)).toBe(0);
    }
    const [, median = Number.POSITIVE_INFINITY] = times.toSorted((a, b) => a - b);
    console.log(`second npm start served after ${times.map((ms) => `${Math.round(ms)} ms`).join(', ')}`);
    expect(median).toBeLessThanOrEqual(startupLimitMs);
  });

  it('ends with 0 when only npm is told to stop, and leaves its port free', async () => {
    const again = start();
    await untilServing(again);
    again.npm.kill('SIGTERM');
    expect(await again.exitCode).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed');
  });
});
