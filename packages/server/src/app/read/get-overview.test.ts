import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
/** Evening of the 21st in New York, already the 22nd in Berlin. */
const now = Date.parse('2026-11-22T01:00:00.000Z');
let project: string;

beforeAll(async () => {
  server = await startTestServer({ environment: { clock: { now: () => now } } });
  const { body } = await server.request('POST', 'projects', { name: 'Work' });
  project = (body as { project: { id: string } }).project.id;
  const days = (date: string, count: number, more = {}) =>
    Array.from({ length: count }, (_, index) => ({ title: `${date} ${index}`, due_date: date, ...more }));
  const items = [
    ...days('2026-11-20', 23, { labels: ['late'] }),
    ...days('2026-11-21', 2, { project: 'Work' }),
    ...days('2026-11-22', 21, { project: 'Work', labels: ['late', 'soon'] }),
    ...days('2026-11-27', 3),
    ...days('2026-11-28', 5),
    { title: 'some day' },
  ];
  await server.request('POST', 'operations', { op_id: 'seed', operation: 'task.add', input: { items } });
  for (const title of ['done', 'gone']) {
    const added = await server.request('POST', 'tasks', { title, due_date: '2026-11-22', labels: ['soon'] });
    const { id } = (added.body as { task: { id: string } }).task;
    await (title === 'done' ? server.request('POST', `tasks/${id}/complete`) : server.request('DELETE', `tasks/${id}`));
  }
});

afterAll(() => server.stop());

async function overview(query: string) {
  const { status, body } = await server.request('GET', `overview?${query}`);
  expect(status).toBe(200);
  return body as { overdue: { title: string }[]; due_today: { title: string }[]; labels: unknown };
}

describe('overview.get', () => {
  it('counts all and lists the first twenty, on the asker’s day', async () => {
    const berlin = await overview('time_zone=Europe/Berlin');
    expect(berlin).toMatchObject({
      today: '2026-11-22',
      counts: { open: 55, overdue: 25, due_today: 21, due_next_7_days: 29, completed_today: 1 },
      projects: [{ id: project, name: 'Work', open_tasks: 23 }],
    });
    expect(berlin.labels).toEqual([
      { name: 'late', open_tasks: 44 },
      { name: 'soon', open_tasks: 21 },
    ]);
    expect(berlin.overdue.map(({ title }) => title)).toEqual(
      Array.from({ length: 20 }, (_, index) => `2026-11-20 ${index}`),
    );
    expect(berlin.due_today).toHaveLength(20);
    const newYork = await overview('time_zone=America/New_York');
    expect(newYork).toMatchObject({
      today: '2026-11-21',
      counts: { open: 55, overdue: 23, due_today: 2, due_next_7_days: 26, completed_today: 1 },
    });
  });

  it('counts within a project', async () => {
    expect(await overview('time_zone=Europe/Berlin&project=work')).toMatchObject({
      counts: { open: 23, overdue: 2, due_today: 21, due_next_7_days: 21, completed_today: 0 },
    });
  });
});
