import type { Task } from '@lockstep/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
/** 23:20 of 20 November in Pago Pago, 0:20 of the 22nd on Kiritimati. */
const now = Date.parse('2026-11-21T10:20:00.000Z');

beforeAll(async () => {
  server = await startTestServer({ environment: { clock: { now: () => now } } });
});

afterAll(() => server.stop());

async function add(task: object): Promise<Task> {
  const { status, body } = await server.request('POST', 'tasks', task);
  expect(status).toBe(201);
  return (body as { task: Task }).task;
}

async function titles(query: string): Promise<string[]> {
  const { status, body } = await server.request('GET', `tasks?${query}`);
  expect(status).toBe(200);
  return (body as { tasks: Task[] }).tasks.map(({ title }) => title);
}

describe('task.find', () => {
  it('finds what is overdue in a zone whose calendar is two days ahead', async () => {
    await add({ title: 'sunrise', due_date: '2026-11-22', due_time: '00:15', due_zone: 'Pacific/Kiritimati' });
    await add({ title: 'not yet', due_date: '2026-11-22', due_time: '00:25', due_zone: 'Pacific/Kiritimati' });
    expect(await titles('overdue=true&time_zone=Pacific/Pago_Pago')).toEqual(['sunrise']);
  });

  it('takes the calendar’s last and first day as bounds', async () => {
    const { id } = await add({ title: 'done' });
    await server.request('POST', `tasks/${id}/complete`);
    const bounds = 'completed_from=0000-01-01&completed_to=9999-12-31';
    for (const zone of ['UTC', 'Pacific/Pago_Pago', 'Pacific/Kiritimati']) {
      expect(await titles(`status=done&${bounds}&time_zone=${zone}`)).toEqual(['done']);
    }
  });

  it('pages through titles and notes of any length, within what a cursor may have', async () => {
    const notes = '\u0001"\\漢😀'.repeat(2000);
    for (const letter of 'dcba') await add({ title: letter.repeat(500), notes, labels: ['long'] });
    for (let count = 0; count < 3; count += 1) await add({ title: '漢字'.repeat(250), notes, labels: ['long'] });
    const found: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { status, body } = await server.request('GET', `tasks?labels=long&sort=title&limit=2${more}`);
      expect(status).toBe(200);
      const page = body as { tasks: Task[]; next_cursor: string | null };
      found.push(...page.tasks.map(({ title }) => title.slice(0, 1)));
      cursor = page.next_cursor;
    }
    expect(found).toEqual(['a', 'b', 'c', 'd', '漢', '漢', '漢']);
  });

  it('takes names as people write them, and ids in either case, as writes do', async () => {
    const { body } = await server.request('POST', 'projects', { name: 'Café' });
    const { id } = (body as { project: { id: string } }).project;
    const task = await add({ title: 'beans', project: 'cafe' });
    const child = await add({ title: 'grind', parent: task.id.toUpperCase() });
    expect(child).toMatchObject({ parent_id: task.id, project_id: id });
    expect(await add({ title: 'brew', project: id.toUpperCase() })).toMatchObject({ project_id: id });
    for (const project of ['cafe', 'CAFE%CC%81', id, id.toUpperCase()]) {
      expect(await titles(`project=${project}&sort=created`)).toEqual(['brew', 'grind', 'beans']);
    }
    expect(await titles(`parent=${task.id.toUpperCase()}`)).toEqual(['grind']);
    expect(await titles('parent=BEANS')).toEqual(['grind']);
    expect(await titles('project=Inbox&query=sunrise')).toEqual(['sunrise']);
    await server.request('POST', 'projects', { name: 'Inbox' });
    expect(await titles('project=Inbox')).toEqual([]);
    expect(await titles('project=inbox&query=sunrise')).toEqual(['sunrise']);
  });
});
