import { chmod, open } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkRuntime } from '../doctor/check-runtime.ts';
import type { Finding } from '../doctor/finding.ts';
import { startOn, temporaryFolder } from '../testing/live-server.testing.ts';
import { run, terminal } from '../testing/run-command.testing.ts';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await chmod(folder, 0o700);
});

afterEach(async () => {
  await remove();
});

async function examine(env: Readonly<Record<string, string>>) {
  const { code, stdout } = await run(['doctor', '--json'], terminal(env, { now: () => Date.now() }));
  const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: Finding[] };
  return { code, ok, of: (check: string) => findings.find((finding) => finding.check === check) };
}

describe('doctor', () => {
  test('finds a running server and its data in order', async () => {
    const server = await startOn(folder);
    const { port } = new URL(server.url);
    const report = await examine({ LOCKSTEP_DATA: folder, PORT: port });
    expect(report).toMatchObject({ code: 0, ok: true });
    for (const check of [
      'Node',
      'Settings',
      'Data folder',
      'Permissions',
      'Database',
      'Migrations',
      'Server',
      'Clock',
    ]) {
      expect(report.of(check), check).toMatchObject({ state: 'ok' });
    }
    const { stdout } = await run(['doctor'], terminal({ LOCKSTEP_DATA: folder, PORT: port }));
    expect(stdout).toContain(`running at ${server.url}`);
    await server.stop();
  });

  test('S4, S5: tells of the last backup and of the log', async () => {
    const server = await startOn(folder);
    await server.stop();
    const before = await examine({ LOCKSTEP_DATA: folder, PORT: '1' });
    expect(before.of('Log')).toMatchObject({ state: 'ok', detail: '0 changes, none discarded' });
    expect(before.of('Backup')).toMatchObject({ state: 'warning', advice: expect.stringContaining('lockstep backup') });
    const made = terminal({ LOCKSTEP_DATA: folder }, { now: () => Date.now() });
    expect(await run(['backup', path.join(folder, 'copy.db')], made)).toMatchObject({ code: 0 });
    const { of, ok } = await examine({ LOCKSTEP_DATA: folder, PORT: '1' });
    expect(of('Backup')).toMatchObject({ state: 'ok' });
    expect(ok).toBe(true);
    const later = terminal({ LOCKSTEP_DATA: folder, PORT: '1' }, { now: () => Date.now() + 8 * 24 * 60 * 60 * 1_000 });
    expect((await run(['doctor'], later)).stdout).toMatch(/warning +Backup/);
  });

  test('no data and no server yet are no problems', async () => {
    const report = await examine({ LOCKSTEP_DATA: path.join(folder, 'none'), PORT: '1' });
    expect(report).toMatchObject({ code: 0, ok: true });
    expect(report.of('Data folder')).toMatchObject({
      state: 'warning',
      advice: expect.stringContaining('first start'),
    });
    expect(report.of('Server')).toMatchObject({ state: 'warning', advice: expect.stringContaining('npm start') });
  });

  test('a damaged database is a problem, with what to do', async () => {
    const server = await startOn(folder);
    await server.stop();
    const file = await open(path.join(folder, 'lockstep.db'), 'r+');
    const { size } = await file.stat();
    await file.write(Buffer.alloc(size - 8_192, 0xa5), 0, size - 8_192, 8_192);
    await file.close();
    const report = await examine({ LOCKSTEP_DATA: folder, PORT: '1' });
    expect(report).toMatchObject({ code: 1, ok: false });
    expect(report.of('Database')).toMatchObject({
      state: 'problem',
      advice: expect.stringContaining('lockstep restore'),
    });
  });

  test('data that others can read is told of', async () => {
    const server = await startOn(folder);
    await server.stop();
    await chmod(path.join(folder, 'lockstep.db'), 0o644);
    const report = await examine({ LOCKSTEP_DATA: folder, PORT: '1' });
    expect(report.of('Permissions')).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining('lockstep.db'),
      advice: expect.stringContaining('chmod'),
    });
  });

  test('another program at the address is a problem', async () => {
    const other = createServer((_request, response) => void response.end('hello'));
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const report = await examine({ LOCKSTEP_DATA: folder, PORT: String(port) });
    expect(report.code).toBe(1);
    expect(report.of('Server')).toMatchObject({ state: 'problem', detail: expect.stringContaining('another program') });
    other.close();
  });

  test('a setting that is no good is named', async () => {
    const report = await examine({ LOCKSTEP_DATA: folder, PORT: 'high' });
    expect(report.code).toBe(1);
    expect(report.of('Settings')).toMatchObject({ state: 'problem', detail: expect.stringContaining('PORT') });
  });

  test.each([
    ['v22.17.0', 'problem'],
    ['v22.18.0', 'ok'],
    ['v26.10.0', 'ok'],
    ['v18.20.4', 'problem'],
  ])('Node %s is %s', (version, state) => {
    expect(checkRuntime(version).state).toBe(state);
  });
});
