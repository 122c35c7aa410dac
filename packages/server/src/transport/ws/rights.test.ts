import { protocolVersion, syncSubprotocol, type WriteName } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callerOf } from '../../app/caller.ts';
import { composeCore } from '../../compose/compose-core.ts';
import { systemEnvironment } from '../../compose/system-environment.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import { TestSocket } from '../../testing/test-socket.ts';

let server: TestServer;
let eve: { readonly token: string; readonly user_id: string; readonly workspace_id: string };
let team: string;
let open: TestSocket[] = [];

beforeEach(async () => {
  server = await startTestServer();
  eve = await server.tokenOf('Eve');
  team = v7();
  await ask('workspace.create', { id: team, name: 'Team' }, server.workspace_id);
});

afterEach(async () => {
  await Promise.all(open.map((socket) => socket.close()));
  open = [];
  await server.stop();
});

async function ask(operation: WriteName, input: object, workspace_id = team): Promise<number> {
  const answer = await server.request('POST', 'operations', { workspace_id, operation, input });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return (answer.body as { seq: number }).seq;
}

const add = () => ask('member.add', { id: eve.user_id });
const remove = () => ask('member.remove', { id: eve.user_id });
const write = (title: string) => ask('task.add', { title });

/** Another process on the same data: nobody here is told. */
async function elsewhere(...asked: readonly (readonly [WriteName, object])[]): Promise<void> {
  const { config, logger } = server.core;
  const other = await composeCore({ config, logger, environment: systemEnvironment });
  const identity = await other.auth.localIdentity();
  if (identity === undefined) throw new Error('nobody');
  const caller = callerOf(identity, { kind: 'api' });
  for (const [operation, input] of asked) {
    await other.application.execute({ operation, input, op_id: v7(), workspace_id: team }, caller);
  }
  await other.close();
}

async function connect(protocol?: string): Promise<TestSocket> {
  const options = { token: eve.token, ...(protocol === undefined ? {} : { protocol }) };
  const socket = await TestSocket.connect(server.socketUrl, options);
  open.push(socket);
  if (protocol !== undefined) socket.send({ type: 'hello', protocol: protocolVersion, client_id: 'test' });
  await socket.expectType('ready');
  return socket;
}

async function joined(socket: TestSocket, seq: number): Promise<void> {
  await socket.expect((message) => message['type'] === 'bookmark' && team in (message['heads'] as object));
  socket.send({ type: 'resume', workspace_id: team, epoch: server.core.store.epoch, seq });
  await socket.expect((message) => message['type'] === 'live' && message['workspace_id'] === team);
}

function ofTeam(socket: TestSocket): Record<string, unknown>[] {
  return socket.messages.filter((message) => message['workspace_id'] === team);
}

function seqsOfTeam(socket: TestSocket): number[] {
  return ofTeam(socket).flatMap((message) =>
    message['type'] === 'batch' ? (message['events'] as { seq: number }[]).map(({ seq }) => seq) : [],
  );
}

async function forbidden(socket: TestSocket): Promise<void> {
  await socket.expect((message) => message['type'] === 'reset' && message['reason'] === 'forbidden');
}

describe('sync mode', () => {
  it('D12: a socket that is open is told of a workspace that the person has joined, and may resume it', async () => {
    const socket = await connect(syncSubprotocol);
    const seq = await add();
    await joined(socket, seq);
    const next = await write('seen at once');
    await socket.expect((message) => message['to'] === next);
    expect(seqsOfTeam(socket)).toEqual([next]);
  });

  it('D6: a removal is sent and nothing after it, then reset', async () => {
    const socket = await connect(syncSubprotocol);
    await joined(socket, await add());
    // All at once: they share a group, and a flush.
    const done = [write('before'), remove(), write('after'), write('after')];
    await Promise.all(done);
    await forbidden(socket);
    await write('later');
    await connect(syncSubprotocol);
    const removal = (await done[1]) ?? 0;
    expect(Math.max(...seqsOfTeam(socket))).toBe(removal);
    expect(ofTeam(socket).at(-1)).toMatchObject({ type: 'reset', reason: 'forbidden' });
    socket.send({ type: 'resume', workspace_id: team, epoch: server.core.store.epoch, seq: removal });
    await socket.expect((message) => message === ofTeam(socket).at(-1) && ofTeam(socket).filter(isReset).length === 2);
  });

  it('D6: whoever leaves is told that it is done', async () => {
    const socket = await connect(syncSubprotocol);
    await joined(socket, await add());
    const op_id = v7();
    socket.send({ type: 'op', op_id, workspace_id: team, operation: 'member.remove', input: { id: eve.user_id } });
    await socket.expect((message) => message['type'] === 'ack' && message['op_id'] === op_id);
    expect(ofTeam(socket).map(({ type }) => type)).toEqual(expect.arrayContaining(['batch', 'reset', 'ack']));
  });

  it('D6, D12: who is removed and let in again at once ends one stream and is offered another', async () => {
    const socket = await connect(syncSubprotocol);
    await joined(socket, await add());
    const [, back] = await Promise.all([remove(), add()]);
    await forbidden(socket);
    await socket.expect(
      (message) => message['type'] === 'bookmark' && Object.values(message['heads'] as object).includes(back),
    );
    expect(seqsOfTeam(socket)).not.toContain(back);
  });

  it('D6, D8: a removal by another process ends the stream before anything that follows it', async () => {
    const socket = await connect(syncSubprotocol);
    await joined(socket, await add());
    await elsewhere(['member.remove', { id: eve.user_id }], ['task.add', { title: 'after' }]);
    await forbidden(socket);
    // Where the heartbeat comes first, the stream ends before the removal has been read.
    expect([[], [4]]).toContainEqual(seqsOfTeam(socket));
  });

  it('D6, D12: what another process gave is found with the heartbeat', async () => {
    const socket = await connect(syncSubprotocol);
    await elsewhere(['member.add', { id: eve.user_id }]);
    for (const session of server.core.hub.sessions) await session.checkRights();
    await joined(socket, 3);
    expect(socket.messages.at(-1)).toMatchObject({ type: 'live', workspace_id: team, head: 3 });
  });

  it('D6: a change of role counts from the next operation on', async () => {
    const socket = await connect(syncSubprotocol);
    await joined(socket, await add());
    const attempt = (op_id: string) =>
      socket.send({ type: 'op', op_id, workspace_id: team, operation: 'task.add', input: { title: 'Eve’s' } });
    attempt('as-editor-1');
    await socket.expect((message) => message['type'] === 'ack' && message['op_id'] === 'as-editor-1');
    await ask('member.set_role', { id: eve.user_id, role: 'viewer' });
    attempt('as-viewer-1');
    expect(await socket.expect((message) => message['op_id'] === 'as-viewer-1')).toMatchObject({
      type: 'reject',
      error: { code: 'FORBIDDEN' },
    });
  });
});

describe('plain mode', () => {
  it('D6, D12: is streamed what the person joins from then on, until they are removed', async () => {
    const socket = await connect();
    await add();
    await socket.expectType('member_created');
    await Promise.all([write('before'), remove(), write('after')]);
    await forbidden(socket);
    await write('later');
    await connect();
    const told = ofTeam(socket).map(({ type }) => type);
    expect(told.slice(-2)).toEqual(['member_deleted', 'reset']);
    expect(told[0]).toBe('member_created');
    await add();
    await socket.expect((message) => message['type'] === 'member_created' && message !== ofTeam(socket)[0]);
  });
});

function isReset(message: Record<string, unknown>): boolean {
  return message['type'] === 'reset';
}
