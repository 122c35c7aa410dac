import { expect, test } from 'vitest';
import { BackendWorkspace } from '../testing/backend-workspace.testing.ts';
import { clientFixture } from '../testing/client-fixture.testing.ts';

const shared = '01920000-0000-7000-8000-000000000002';

test('D12: a workspace that a bookmark names and the client does not have is read and resumed', async () => {
  const { client, backend, goLive, flush, reported } = clientFixture();
  await goLive();
  backend.join(new BackendWorkspace(shared));
  await flush();
  backend.act('task.add', { title: 'Ours' }, {}, shared);
  await flush();
  expect(client.tasks({ workspace_id: shared }).map(({ title }) => title)).toEqual(['Ours']);
  expect(client.status.state).toBe('live');
  expect(reported).toEqual([]);
});

test('D6, C1: members are known by workspace, the same list until one differs, and gone with the workspace', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  backend.workspaces.set(shared, new BackendWorkspace(shared));
  await goLive();
  expect(client.members(shared).map(({ name, role }) => [name, role])).toEqual([['Ana', 'owner']]);
  expect(client.members().map(({ name }) => name)).toEqual(['Ana']);
  const before = client.members(shared);
  backend.act('task.add', { title: 'Ours' }, {}, shared);
  await flush();
  expect(client.members(shared)).toBe(before);
  // The last owner stays one: the rules say so here as on the server.
  const [ana] = before;
  const refused = client.member.set_role({ id: ana?.id ?? '', role: 'viewer' }, { workspace_id: shared });
  await flush();
  await expect(refused).rejects.toMatchObject({ code: 'CONFLICT' });
  backend.remove(shared);
  await flush();
  expect(client.members(shared)).toEqual([]);
});
