import type { Task } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import type { Executed, WriteRequest } from './application.ts';
import { type Caller, callerOf } from './caller.ts';

type Person = { readonly caller: Caller; readonly id: string; readonly own: string };

let server: TestServer;
let ana: Person;
let eve: Person;
let shared: string;

async function person(email?: string): Promise<Person> {
  const identity = await server.core.auth.localIdentity(email);
  if (identity === undefined) throw new Error('nobody');
  const caller = callerOf(identity, { kind: 'api' });
  return { caller, id: identity.user.id, own: identity.personal_workspace_id };
}

beforeEach(async () => {
  server = await startTestServer();
  await server.tokenOf('Eve');
  ana = await person();
  eve = await person('eve@example.com');
  shared = v7();
  const created_at = '2026-11-22T10:00:00.000Z';
  await server.core.store.createWorkspace({ id: shared, name: 'Team', kind: 'shared', owner_id: ana.id, created_at });
  setRole('editor');
});

afterEach(() => server.stop());

/** Eve's role in the shared workspace; null: she is no member. */
function setRole(role: 'editor' | 'viewer' | null): void {
  const { database } = server.core;
  database.prepare('DELETE FROM member WHERE workspace_id = ? AND user_id = ?').run(shared, eve.id);
  if (role === null) return;
  const columns = '(workspace_id, user_id, role, created_at)';
  database
    .prepare(`INSERT INTO member ${columns} VALUES (?, ?, ?, ?)`)
    .run(shared, eve.id, role, '2026-11-22T10:00:00.000Z');
}

function execute(who: Person, request: Partial<WriteRequest> & Pick<WriteRequest, 'operation' | 'input'>) {
  return server.core.application.execute({ op_id: v7(), workspace_id: shared, ...request }, who.caller);
}

function add(who: Person, title: string, more: Partial<WriteRequest> = {}): Promise<Executed> {
  return execute(who, { operation: 'task.add', input: { title }, ...more });
}

function taskOf({ result }: Executed): Task {
  return result['task'] as Task;
}

async function titles(): Promise<string[]> {
  const { tasks } = (await server.core.application.read(
    'task.find',
    { workspace_id: shared },
    ana.caller,
  )) as unknown as {
    tasks: Task[];
  };
  return tasks.map(({ title }) => title);
}

describe('an operation’s id', () => {
  it('S3: is its user’s alone, in one workspace too', async () => {
    const first = await add(ana, 'Ana’s', { op_id: 'one' });
    const second = await add(eve, 'Eve’s', { op_id: 'one' });
    expect([taskOf(first).title, taskOf(second).title]).toEqual(['Ana’s', 'Eve’s']);
    expect(second.replayed).toBe(false);
    expect(await titles()).toEqual(['Ana’s', 'Eve’s']);
  });

  it('X5, S3: taken back by its user, is that user’s operation', async () => {
    await add(ana, 'Ana’s', { op_id: 'one' });
    await add(eve, 'Eve’s', { op_id: 'one' });
    const undo = { operation: 'change.undo', input: { op_id: 'one' } } as const;
    expect((await execute(eve, undo)).result).toMatchObject({ reverted: 1, kept: [] });
    expect(await titles()).toEqual(['Ana’s']);
    expect((await execute(ana, undo)).result).toMatchObject({ reverted: 1, kept: [] });
    expect(await titles()).toEqual([]);
  });

  it('X5: of another member can be taken back where it is unmistakable', async () => {
    await add(eve, 'Eve’s', { op_id: 'hers' });
    const { result } = await execute(ana, { operation: 'change.undo', input: { op_id: 'hers' } });
    expect(result).toMatchObject({ reverted: 1 });
  });

  it('S3: means one operation in one workspace: elsewhere, or for another operation, it is refused', async () => {
    const { result } = await add(ana, 'a', { op_id: 'one' });
    const { id } = result['task'] as Task;
    const reused = { code: 'OPERATION_ID_REUSED' };
    await expect(add(ana, 'a', { op_id: 'one', workspace_id: ana.own })).rejects.toMatchObject(reused);
    const complete = { operation: 'task.complete', input: { id }, op_id: 'one' } as const;
    await expect(execute(ana, complete)).rejects.toMatchObject(reused);
    await expect(execute(ana, { ...complete, operation: 'task.delete' })).rejects.toMatchObject(reused);
  });

  it('S6, D6: brings no answer back to who is no member any more; a viewer may still be told', async () => {
    const told = await add(eve, 'hers', { op_id: 'one' });
    setRole('viewer');
    expect(await add(eve, 'hers', { op_id: 'one' })).toEqual({ ...told, encoded: new Map(), replayed: true });
    await expect(add(eve, 'more')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    setRole(null);
    await expect(add(eve, 'hers', { op_id: 'one' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(add(eve, 'other', { op_id: 'one' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an answer given again', () => {
  it('S3: is the first one, whatever has become of its records and whatever its texts look like', async () => {
    const forged = '{"$change":1}';
    const items = [
      { title: forged, notes: '"$change":1', labels: ['$change', '__proto__'], subtasks: [{ title: forged }] },
      { title: 'x', recurrence: { rrule: 'FREQ=DAILY' }, due_date: '2026-11-22', subtasks: [{ title: 'y' }] },
    ];
    const first = await execute(ana, { operation: 'task.add', input: { items }, op_id: 'add' });
    const ids = (first.result['items'] as { task: Task }[]).map(({ task }) => task.id);
    const list = { items: [...ids, v7()].map((id) => ({ id })), on_error: 'skip' } as const;
    const done = await execute(ana, { operation: 'task.complete', input: list, op_id: 'done' });
    const gone = await execute(ana, { operation: 'task.delete', input: list, op_id: 'gone' });
    const undone = await execute(ana, { operation: 'change.undo', input: { op_id: 'done' }, op_id: 'undo' });
    const again = [
      await execute(ana, { operation: 'task.add', input: { items }, op_id: 'add' }),
      await execute(ana, { operation: 'task.complete', input: list, op_id: 'done' }),
      await execute(ana, { operation: 'task.delete', input: list, op_id: 'gone' }),
      await execute(ana, { operation: 'change.undo', input: { op_id: 'done' }, op_id: 'undo' }),
    ];
    expect(again).toEqual(
      [first, done, gone, undone].map((executed) => ({ ...executed, encoded: new Map(), replayed: true })),
    );
  });

  it('S3: of a refusal names the same value, also where that has changed since', async () => {
    const task = taskOf(await add(ana, 'a'));
    const edit = (title: string, if_seq: number) =>
      ({ operation: 'task.update', input: { id: task.id, title, if_seq } }) as const;
    await execute(ana, edit('b', 1));
    const stale = { ...edit('c', 1), op_id: 'stale' };
    const refused = await execute(ana, stale).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'CONFLICT', current: { title: 'b' } });
    await execute(ana, edit('d', 2));
    await expect(execute(ana, stale)).rejects.toEqual(refused);
  });
});

describe('an id that is used', () => {
  it('X7: is a CONFLICT, alive or in the trash, and never depends on other workspaces', async () => {
    const id = v7();
    const create = { operation: 'task.add', input: { id, title: 'a' } } as const;
    await execute(ana, create);
    await expect(execute(eve, { ...create, input: { id, title: 'b' } })).rejects.toMatchObject({ code: 'CONFLICT' });
    const upper = { ...create, input: { id: id.toUpperCase(), title: 'b' } };
    await expect(execute(ana, upper)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(taskOf(await execute(eve, { ...create, workspace_id: eve.own }))).toMatchObject({
      id,
      workspace_id: eve.own,
    });
    await execute(ana, { operation: 'task.delete', input: { id } });
    await expect(execute(ana, create)).rejects.toMatchObject({ code: 'CONFLICT' });
    const twice = { items: [{ id: v7(), title: 'a' }] };
    const doubled = { items: [...twice.items, ...twice.items] };
    await expect(execute(ana, { operation: 'task.add', input: doubled })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await titles()).toEqual([]);
  });
});
