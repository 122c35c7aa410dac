import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from './benchmark.ts';
import type { Measurement } from './measurement.ts';
import type { Rig } from './rig.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What `npm start` runs, and what it comes to where the web app need not be built. */
const programs = {
  whole: [fileURLToPath(new URL('../../tooling/bootstrap.mjs', import.meta.url)), 'start'],
  bare: [fileURLToPath(new URL('../../packages/cli/bin/lockstep.mjs', import.meta.url)), 'serve'],
};
/** The first start may build the web app. */
const patienceMs = 120_000;
const pollMs = 5;
const settleMs = 1000;
const residentMemory = /^process_resident_memory_bytes (\S+)/m;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly ms: number;
}

/** Starts a program on a data folder, and waits until it serves. */
async function start(program: readonly string[], folder: string): Promise<Started> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), LOCKSTEP_DATA: folder, LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    const ms = performance.now() - started;
    if (ready) return { child, url, ms };
    if (child.exitCode !== null || ms > patienceMs) throw new Error('The server did not start.');
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** Asks it to stop; answers its exit code. */
async function stop({ child }: Started): Promise<number | null> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
  return child.exitCode;
}

async function residentMib(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(residentMemory.exec(text)?.[1]) / 1024 / 1024;
}

async function measure(rig: Rig): Promise<Measurement> {
  const folder = await rig.folder();
  const program = rig.quick ? programs.bare : programs.whole;
  const first = await start(program, folder);
  const firstCode = await stop(first);
  const second = await start(program, folder);
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const rss_mib = await residentMib(second.url);
  const secondCode = await stop(second);
  const bad_exits = [firstCode, secondCode].filter((code) => code !== 0).length;
  return { figures: { second_start_ms: second.ms, rss_mib }, faults: { bad_exits } };
}

/** From the command to the first answer, on data that are there already; and what the idle server takes. */
export const secondStart: Benchmark = { name: 'start', cases: [{ name: 'lockstep', measure }] };
