import type { Task } from '@lockstep/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(() => server.stop());

async function addMany(count: number): Promise<void> {
  const items = Array.from({ length: count }, (_, at) => ({ title: `t${at}` }));
  expect((await server.request('POST', 'tasks', { items })).status).toBe(201);
}

describe('a snapshot', () => {
  it('D12, S2: is of one moment and reads on undisturbed while others write', async () => {
    await addMany(450);
    const pieces: string[] = [];
    for await (const piece of server.core.store.snapshot(server.workspace_id)) {
      pieces.push(piece);
      await addMany(3);
      const { tasks } = (await server.request('GET', 'tasks?sort=created&limit=1')).body as { tasks: Task[] };
      await server.request('PATCH', `tasks/${tasks[0]?.id ?? ''}`, { title: 'changed' });
    }
    const { seq, tasks } = JSON.parse(pieces.join('')) as { seq: number; tasks: Task[] };
    expect(seq).toBe(450);
    expect(tasks.map((task) => task.seq).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 450 }, (_, index) => index + 1),
    );
    expect(await server.core.store.head(server.workspace_id)).toBe(450 + 4 * pieces.length);
  });

  it('is let go of when nobody reads on', async () => {
    await addMany(450);
    for await (const piece of server.core.store.snapshot(server.workspace_id)) {
      expect(piece).toContain('epoch');
      break;
    }
    await addMany(1);
    // A reader that is still open would keep the log of writes from being emptied.
    const [{ busy } = { busy: 1 }] = server.core.database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    expect(busy).toBe(0);
  });
});

describe('changes', () => {
  it('D3: of some records, page by page, are all of theirs, and an operation is never split', async () => {
    await addMany(5);
    const { tasks } = (await server.request('GET', 'tasks')).body as { tasks: Task[] };
    const ids = tasks.map(({ id }) => id);
    for (const priority of ['low', 'high', 'urgent']) {
      const input = { items: ids.map((id) => ({ id, priority })) };
      await server.request('POST', 'operations', { operation: 'task.update', input });
    }
    const wanted = [ids[1], ids[3]];
    const seen: { seq: number; op_id: string; task: Task }[] = [];
    for (let since = 0; ; since = seen.at(-1)?.seq ?? 0) {
      const query = `since_seq=${since}&limit=1&ids=${wanted.join(',')}`;
      const { body } = await server.request('GET', `workspaces/${server.workspace_id}/changes?${query}`);
      const { changes, head } = body as { changes: typeof seen; head: number };
      expect(head).toBe(20);
      if (changes.length === 0) break;
      expect(changes.map(({ task }) => task.id)).toEqual(wanted);
      seen.push(...changes);
    }
    expect(seen.map(({ seq }) => seq)).toEqual([2, 4, 7, 9, 12, 14, 17, 19]);
  });
});
