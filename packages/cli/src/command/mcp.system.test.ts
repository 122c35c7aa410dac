import { fileURLToPath } from 'node:url';
import { Client, type VersionNegotiationMode } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { tools } from '@lockstep/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LiveServer, startLiveServer, startOn } from '../testing/live-server.testing.ts';
import { run, terminal } from '../testing/run-command.testing.ts';

const program = fileURLToPath(new URL('../../bin/lockstep.mjs', import.meta.url));

let live: LiveServer;

beforeEach(async () => {
  live = await startLiveServer();
});

afterEach(async () => {
  await live.stop();
});

async function connect(env: Readonly<Record<string, string>>, mode: VersionNegotiationMode): Promise<Client> {
  const client = new Client({ name: 'Desk', version: '3.0' }, { versionNegotiation: { mode } });
  const inherited = { PATH: process.env['PATH'] ?? '', TZ: 'Europe/Berlin' };
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program, 'mcp'],
    env: { ...inherited, ...env },
    stderr: 'inherit',
  });
  await client.connect(transport);
  return client;
}

async function call(client: Client, name: string, input: Record<string, unknown>) {
  const { isError, content } = await client.callTool({ name, arguments: input });
  const [first] = content;
  const text = first?.type === 'text' ? first.text : 'null';
  return { isError: isError === true, content: JSON.parse(text) as Record<string, unknown> };
}

const versions = [
  ['2026-07-28', 'auto'],
  ['2025-11-25', 'legacy'],
] as const satisfies readonly (readonly [string, VersionNegotiationMode])[];

describe.each(versions)('lockstep mcp, protocol %s', (version, mode) => {
  test('over a running server: its tools, with the client’s own name, and screens see it at once', async () => {
    const client = await connect({ LOCKSTEP_URL: live.url, LOCKSTEP_TOKEN: live.token }, mode);
    expect(client.getNegotiatedProtocolVersion()).toBe(version);
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
    const { content } = await call(client, 'add_tasks', {
      tasks: [{ title: 'Über stdio', due_text: '2030-06-01 9:00' }],
    });
    expect(await live.change(content['seq'] as number)).toMatchObject({
      task: { title: 'Über stdio', due_date: '2030-06-01', due_time: '09:00', due_zone: 'Europe/Berlin' },
      actor: { kind: 'mcp', client: 'Desk 3.0', run_id: expect.any(String) },
    });
    const refused = await call(client, 'add_tasks', { tasks: [{ name: 'x' }] });
    expect(refused).toMatchObject({ isError: true, content: { code: 'VALIDATION_FAILED' } });
    await client.close();
  });

  test('over the data folder: through the server while one runs, else by itself', async () => {
    const { port } = new URL(live.url);
    const env = { LOCKSTEP_DATA: live.folder, PORT: port };
    const client = await connect(env, mode);
    const first = await call(client, 'add_tasks', { tasks: [{ title: 'Server is up' }] });
    expect(await live.change(first.content['seq'] as number)).toMatchObject({ actor: { kind: 'mcp' } });
    await live.server.stop();
    const second = await call(client, 'add_tasks', { tasks: [{ title: 'Server is down' }] });
    expect(second.content).toMatchObject({ seq: (first.content['seq'] as number) + 1 });
    const again = await startOn(live.folder, Number(port));
    const third = await call(client, 'complete_tasks', { ids: ['Server is down'] });
    expect(third.content).toMatchObject({ tasks: [{ completed: true }] });
    const listed = await run(['list', '--status', 'all', '--json'], terminal(env));
    const found = JSON.parse(listed.stdout) as { tasks: { title: string; updated_by: unknown }[] };
    expect(found.tasks.map(({ title }) => title).toSorted()).toEqual(['Server is down', 'Server is up']);
    await client.close();
    await again.stop();
  });
});

test('without data and server it says what is missing and ends with 1', async () => {
  const ran = await run(['mcp'], terminal({ LOCKSTEP_DATA: `${live.folder}/none`, PORT: '1' }));
  expect(ran).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('There is no data in') });
});
