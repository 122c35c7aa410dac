import { quickAdd, row } from './stage/tasks-page.ts';
import { expect, test } from './stage/test.ts';

interface Message {
  readonly type: string;
  readonly seq?: number;
  readonly task?: { readonly title: string };
}

/** What a plain WebSocket hears, without any of our own code. */
async function plainSocket(url: string, ticket: string) {
  const messages: Message[] = [];
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/tasks/me?ticket=${ticket}`);
  socket.addEventListener('message', ({ data }) => messages.push(JSON.parse(String(data)) as Message));
  await new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }));
  return { messages, close: () => socket.close() };
}

test('the page, a REST write, the command line and a plain WebSocket agree, without a gap', async ({
  open,
  rest,
  server,
}) => {
  const page = await open({ path: '/inbox' });
  await expect(page.getByText('Nothing waits here.')).toBeVisible();
  const { ticket } = await rest.ask<{ ticket: string }>('POST', 'realtime/ticket');
  const plain = await plainSocket(server.url, ticket);

  await quickAdd(page, 'from the page');
  await rest.add('from a script');
  await server.cli('add', 'from the command line');
  for (const title of ['from the page', 'from a script', 'from the command line']) {
    await expect(row(page, title)).toBeVisible();
  }

  const heard = () => plain.messages.flatMap(({ task }) => task?.title ?? []).toSorted();
  await expect.poll(heard).toEqual(['from a script', 'from the command line', 'from the page']);
  const seqs = plain.messages.flatMap(({ seq }) => seq ?? []);
  expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
  const log = await rest.changes();
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
  expect((await rest.tasks()).map(({ title }) => title).toSorted()).toEqual(heard());
  plain.close();
});
