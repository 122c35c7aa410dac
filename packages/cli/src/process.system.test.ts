import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LiveServer, startLiveServer } from './testing/live-server.testing.ts';
import { runProcess, startProgram } from './testing/program-process.testing.ts';

let live: LiveServer;

beforeAll(async () => {
  live = await startLiveServer();
});

afterAll(async () => {
  await live.stop();
});

function lockstep(args: readonly string[], env: Readonly<Record<string, string>> = access()) {
  return runProcess(args, env);
}

function access(): Readonly<Record<string, string>> {
  return { LOCKSTEP_URL: live.url, LOCKSTEP_TOKEN: live.token };
}

describe('the program', () => {
  test('ends with 0 where it did what was asked, 1 where it failed, 2 where it did not understand', async () => {
    const [done, failed, unclear] = await Promise.all([
      lockstep(['add', 'From a process']),
      lockstep(['done', 'nothing', 'like', 'it']),
      lockstep(['list', '--bogus']),
    ]);
    expect(done).toEqual({ code: 0, stdout: 'Added “From a process”\n', stderr: '' });
    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(unclear).toMatchObject({ code: 2, stdout: '' });
  });

  test('is not upset by a reader that has seen enough', async () => {
    const child = startProgram(['list'], access());
    child.stdout.destroy();
    const stderr = await text(child.stderr);
    expect(stderr).toBe('');
  });

  test('watch ends with 0 on Ctrl-C', async () => {
    const child = startProgram(['watch', '--since', '0'], access());
    await once(child.stdout, 'data');
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });

  test('serve tells that an address is taken, and ends with 1', async () => {
    const { port } = new URL(live.url);
    const ran = await lockstep(['serve'], { PORT: port, LOCKSTEP_DATA: live.folder });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('EADDRINUSE');
  });
});
