import { type LockstepError, type Member, type Role, snapshotSchema, type WriteName } from '@lockstep/protocol';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { type Caller, callerOf } from './caller.ts';

interface Person {
  readonly caller: Caller;
  readonly id: string;
  readonly own: string;
}

let server: TestServer;
let ana: Person;
let eve: Person;
let team: string;

async function person(email?: string): Promise<Person> {
  const identity = await server.core.auth.localIdentity(email);
  if (identity === undefined) throw new Error('nobody');
  const caller = callerOf(identity, { kind: 'api' });
  return { caller, id: identity.user.id, own: identity.personal_workspace_id };
}

function execute(who: Person, operation: WriteName, input: unknown, { workspace_id = team, op_id = v7() } = {}) {
  return server.core.application.execute({ operation, input, op_id, workspace_id }, who.caller);
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'passes',
    (error: unknown) => (error as LockstepError).code,
  );
}

function addEve(role: Role) {
  return execute(ana, 'member.add', { email: 'eve@example.com', role });
}

async function snapshotFor(who: Person, workspace_id = team) {
  let text = '';
  for await (const piece of await server.core.application.snapshot(workspace_id, who.caller)) text += piece;
  return snapshotSchema.parse(JSON.parse(text));
}

beforeEach(async () => {
  server = await startTestServer();
  await server.tokenOf('Eve');
  ana = await person();
  eve = await person('eve@example.com');
  const created = await execute(ana, 'workspace.create', { name: 'Team' }, { workspace_id: ana.own });
  team = created.workspace_id;
});

afterEach(() => server.stop());

describe('workspace.create', () => {
  it('S1: writes the log of the workspace that it makes, and no other', async () => {
    const { workspaces, members, seq } = await snapshotFor(ana);
    expect(seq).toBe(2);
    expect(workspaces).toMatchObject([{ id: team, name: 'Team', kind: 'shared', seq: 1 }]);
    expect(members).toMatchObject([{ id: ana.id, user_id: ana.id, role: 'owner', seq: 2, deleted_at: null }]);
    expect(await server.core.store.head(ana.own)).toBe(0);
    expect(await server.core.application.workspaces(ana.caller)).toMatchObject([
      { id: ana.own },
      { id: team, role: 'owner', head: 2 },
    ]);
  });

  it('S3: asked twice under one op_id it is made once, whether or not its id was given', async () => {
    for (const input of [{ name: 'Two' }, { name: 'Three', id: v7() }]) {
      const place = { op_id: v7(), workspace_id: ana.own };
      const first = await execute(ana, 'workspace.create', input, place);
      expect(await execute(ana, 'workspace.create', input, place)).toMatchObject({
        workspace_id: first.workspace_id,
        seq: 2,
        replayed: true,
        result: first.result,
      });
    }
    expect(await server.core.application.workspaces(ana.caller)).toHaveLength(4);
  });

  it('S6, X7: an id that is used is refused alike to members and strangers', async () => {
    const input = { name: 'Mine', id: team };
    expect(await refusal(execute(ana, 'workspace.create', input, { workspace_id: ana.own }))).toBe('CONFLICT');
    expect(await refusal(execute(eve, 'workspace.create', input, { workspace_id: eve.own }))).toBe('CONFLICT');
  });
});

describe('roles', () => {
  it('S6, D6: hold from the operation on that gives or takes them', async () => {
    const read = () => refusal(server.core.application.read('task.find', { workspace_id: team }, eve.caller));
    const write = () => refusal(execute(eve, 'task.add', { title: 'x' }));
    const invite = () => refusal(execute(eve, 'member.add', { id: v7() }));
    const answers = async () => [await read(), await write(), await invite()];
    expect(await answers()).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    await addEve('viewer');
    expect(await answers()).toEqual(['passes', 'FORBIDDEN', 'FORBIDDEN']);
    await execute(ana, 'member.set_role', { id: eve.id, role: 'editor' });
    expect(await answers()).toEqual(['passes', 'passes', 'FORBIDDEN']);
    await execute(ana, 'member.set_role', { id: eve.id, role: 'owner' });
    expect(await answers()).toEqual(['passes', 'passes', 'NOT_FOUND']);
    await execute(ana, 'member.remove', { id: eve.id });
    expect(await answers()).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    expect(await refusal(snapshotFor(eve))).toBe('NOT_FOUND');
    await addEve('viewer');
    expect(await answers()).toEqual(['passes', 'FORBIDDEN', 'FORBIDDEN']);
  });

  it('S6: everyone may leave, and hears of it again when asking again (S3)', async () => {
    await addEve('viewer');
    const op_id = v7();
    const left = await execute(eve, 'member.remove', { id: eve.id }, { op_id });
    expect(left.result).toEqual({ member_id: eve.id, member_name: 'Eve' });
    expect(await execute(eve, 'member.remove', { id: eve.id }, { op_id })).toMatchObject({ replayed: true });
    expect(await refusal(execute(eve, 'member.remove', { id: eve.id }))).toBe('NOT_FOUND');
    expect(await server.core.application.workspaces(eve.caller)).toHaveLength(1);
  });

  it('S6: who has no account is found by nobody, and in a personal workspace nobody is looked for', async () => {
    const nobody = { email: 'nobody@example.com' };
    expect(await refusal(execute(ana, 'member.add', nobody))).toBe('NOT_FOUND');
    const inOwn = { workspace_id: eve.own };
    expect(await refusal(execute(eve, 'member.add', nobody, inOwn))).toBe('CONFLICT');
    expect(await refusal(execute(eve, 'member.add', { id: ana.id }, inOwn))).toBe('CONFLICT');
    await addEve('editor');
    expect(await refusal(execute(eve, 'member.add', nobody))).toBe('FORBIDDEN');
    expect(await refusal(execute(eve, 'member.add', { email: 'eve@example.com' }))).toBe('FORBIDDEN');
  });
});

describe('the log', () => {
  it('tells of members, and the snapshot is what it comes to', async () => {
    await addEve('editor');
    await execute(ana, 'member.set_role', { id: eve.id, role: 'viewer' });
    await execute(ana, 'member.remove', { id: eve.id });
    const { changes } = (await server.core.application.read(
      'change.list',
      { workspace_id: team, since_seq: 0 },
      ana.caller,
    )) as unknown as { changes: { type: string; member?: Member; member_id?: string; changed?: string[] }[] };
    expect(changes.map(({ type }) => type)).toEqual([
      'workspace_created',
      'member_created',
      'member_created',
      'member_updated',
      'member_deleted',
    ]);
    expect(changes.slice(3)).toMatchObject([{ changed: ['role'] }, { member_id: eve.id, member_name: 'Eve' }]);
    const { members } = await snapshotFor(ana);
    expect(members.find(({ id }) => id === eve.id)).toMatchObject({ role: 'viewer', seq: 5 });
    expect(members.find(({ id }) => id === eve.id)?.deleted_at).not.toBeNull();
  });

  it('a personal workspace and its owner are in its snapshot, though older than its log', async () => {
    const { workspaces, members } = await snapshotFor(eve, eve.own);
    expect(workspaces).toMatchObject([{ id: eve.own, kind: 'personal', seq: 0 }]);
    expect(members).toMatchObject([{ id: eve.id, name: 'Eve', role: 'owner', seq: 0 }]);
  });
});

describe('REST', () => {
  it('has the routes that the registry names', async () => {
    const made = await server.request('POST', 'workspaces', { name: 'Household' });
    expect(made).toMatchObject({ status: 201, body: { workspace: { name: 'Household' }, seq: 2 } });
    const { id: workspace_id } = (made.body as { workspace: { id: string } }).workspace;
    const added = await server.request('POST', 'members', { workspace_id, email: 'EVE@example.com' });
    expect(added).toMatchObject({ status: 201, body: { member: { id: eve.id, role: 'editor' }, seq: 3 } });
    const changed = await server.request('PATCH', `members/${eve.id}`, { workspace_id, role: 'viewer' });
    expect(changed).toMatchObject({ status: 200, body: { member: { role: 'viewer' } } });
    const removed = await server.request('DELETE', `members/${eve.id}?workspace_id=${workspace_id}`);
    expect(removed).toMatchObject({ status: 200, body: { member_id: eve.id, member_name: 'Eve', seq: 5 } });
    const undone = await server.request('POST', 'undo', {
      workspace_id,
      op_id: (removed.body as { op_id: string }).op_id,
    });
    expect(undone).toMatchObject({ status: 409 });
  });
});
