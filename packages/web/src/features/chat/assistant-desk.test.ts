import type { UIMessage } from 'ai';
import { expect, it, vi } from 'vitest';
import { AssistantDesk } from './assistant-desk.ts';
import { ChatApi } from './chat-api.ts';
import { createChatTransport } from './chat-transport.ts';
import { problemWords } from './problem-words.ts';

type Answer = Response | Error | Promise<Response>;
type Asked = { method: string; path: string; body: Record<string, unknown> };

const stream = (...chunks: readonly object[]): Response =>
  new Response([...chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`), 'data: [DONE]\n\n'].join(''), {
    headers: { 'content-type': 'text/event-stream' },
  });

const saying = (text: string): Response =>
  stream(
    { type: 'start', messageId: `answer to ${text}` },
    { type: 'text-start', id: 't' },
    { type: 'text-delta', id: 't', delta: text },
    { type: 'text-end', id: 't' },
    { type: 'finish' },
  );

const words = ({ parts }: UIMessage): string => parts.map((part) => (part.type === 'text' ? part.text : '')).join('');

/** A desk at a server that answers as it is told; unasked-for requests find no conversations. */
const deskAt = (answers: (asked: Asked) => Answer | undefined) => {
  const asked: Asked[] = [];
  let ids = 0;
  let remembered: string | null = null;
  const api = new ChatApi(
    async (address, init) => {
      const body: unknown = JSON.parse(typeof init?.body === 'string' ? init.body : '{}');
      const request = {
        method: init?.method ?? 'GET',
        path: address instanceof Request ? address.url : address.toString(),
        body: body as Record<string, unknown>,
      };
      asked.push(request);
      const answer = await answers(request);
      if (answer instanceof Error) throw answer;
      return answer ?? Response.json({ threads: [] });
    },
    () => false,
  );
  const client = {
    newId: () => `id-${(ids += 1)}`,
    undo: async () => Promise.reject(new Error('not here')),
  };
  const memory = { read: () => remembered, write: (id: string | null) => void (remembered = id) };
  const transport = createChatTransport(api, () => 'Europe/Berlin');
  const desk = new AssistantDesk({ client, api, transport, memory });
  const settled = async (): Promise<void> => desk.turn;
  return { desk, asked, settled, remembered: () => remembered };
};

it('sends the new words alone: the history is the server’s', async () => {
  const { desk, asked, settled, remembered } = deskAt(({ path }) =>
    path.endsWith('/chat') ? saying('Yes.') : undefined,
  );
  expect(desk.say('add milk')).toBe(true);
  expect(desk.say('and eggs')).toBe(false);
  await settled();
  desk.say('mark it done');
  await settled();
  const said = asked.filter(({ path }) => path.endsWith('/chat'));
  expect(said.map(({ body }) => body)).toMatchObject([
    {
      thread_id: desk.state.chat.id,
      time_zone: 'Europe/Berlin',
      messages: [{ role: 'user', parts: [{ text: 'add milk' }] }],
    },
    { thread_id: desk.state.chat.id, messages: [{ parts: [{ text: 'mark it done' }] }] },
  ]);
  expect(said.every(({ body }) => Array.isArray(body['messages']) && body['messages'].length === 1)).toBe(true);
  expect(remembered()).toBe(desk.state.chat.id);
});

it('says words again that never arrived, once', async () => {
  let away = true;
  const { desk, asked, settled } = deskAt(({ path }) => {
    if (!path.endsWith('/chat')) return undefined;
    return away ? new TypeError('Failed to fetch') : saying('Added.');
  });
  desk.say('add milk');
  await settled();
  const { error } = desk.state.chat;
  expect(error && problemWords(error)).toContain('You are offline');
  away = false;
  await desk.retry();
  await settled();
  expect(desk.state.chat.messages.map(words)).toEqual(['add milk', 'Added.']);
  expect(asked.filter(({ path }) => path.endsWith('/chat'))).toHaveLength(2);
});

it('S3: takes up what the server did have, and does not say it twice', async () => {
  const sent: unknown[] = [];
  const { desk, asked, settled } = deskAt(({ path, body }) => {
    const thread = { id: 'id-1', title: 'add milk', updated_at: '2026-11-23T10:00:00.000Z' };
    if (path.endsWith('/threads')) return Response.json({ threads: [thread] });
    if (path.includes('/threads/')) {
      return Response.json({
        thread,
        messages: [...sent, { id: 'a', role: 'assistant', parts: [{ type: 'text', text: 'Added.' }] }],
      });
    }
    sent.push(...(body['messages'] as unknown[]));
    return new TypeError('network error');
  });
  desk.say('add milk');
  await settled();
  await desk.retry();
  expect(desk.state.chat.messages.map(words)).toEqual(['add milk', 'Added.']);
  expect(asked.filter(({ path }) => path.endsWith('/chat'))).toHaveLength(1);
});

it('answers an approval by its id alone, also where others still wait', async () => {
  const waits = (id: string) => ({ type: 'tool-approval-request', approvalId: id, toolCallId: id });
  const call = (id: string) => ({
    type: 'tool-input-available',
    toolCallId: id,
    toolName: 'delete_tasks',
    input: { ids: [id] },
  });
  const { desk, asked, settled } = deskAt(({ path, body }) => {
    if (path.endsWith('/chat'))
      return stream({ type: 'start', messageId: 'm' }, call('a'), call('b'), waits('a'), waits('b'), {
        type: 'finish',
      });
    if (!path.endsWith('/approvals')) return undefined;
    if (body['approval_id'] === 'a') return Response.json({ waiting: true });
    return stream(
      { type: 'start', messageId: 'm' },
      { type: 'tool-output-denied', toolCallId: 'b' },
      { type: 'finish' },
    );
  });
  desk.say('delete all done');
  await settled();
  desk.answer({ approval_id: 'a', approved: true });
  await settled();
  desk.answer({ approval_id: 'b', approved: false });
  await settled();
  const answers = asked.filter(({ path }) => path.endsWith('/approvals')).map(({ body }) => body);
  expect(answers).toEqual([
    { approval_id: 'a', approved: true },
    { approval_id: 'b', approved: false },
  ]);
  expect(desk.state.chat.status).toBe('ready');
});

it('M15: follows a turn of this conversation that another screen asked for', async () => {
  const thread = { id: 'other', title: 'milk', updated_at: '2026-11-23T10:00:00.000Z' };
  const message = (id: string, role: string) => ({ id, role, parts: [{ type: 'text', text: id }] });
  let messages = [message('asked', 'user')];
  const { desk } = deskAt(({ path }) =>
    path.endsWith('/threads') ? Response.json({ threads: [thread] }) : Response.json({ thread, messages }),
  );
  await desk.open('other');
  const typing = (state: 'start' | 'stop') =>
    desk.heard({ type: 'typing', thread_id: 'other', state, actor: { kind: 'assistant', user_id: 'u', name: 'Ana' } });
  typing('start');
  expect(desk.state.elsewhere).toBe(true);
  expect(desk.say('me too')).toBe(false);
  messages = [...messages, message('answered', 'assistant')];
  typing('stop');
  await vi.waitFor(() => {
    expect(desk.state.chat.messages.map(words)).toEqual(['asked', 'answered']);
  });
  expect(desk.state.elsewhere).toBe(false);
});

it.each([
  [401, 'You are signed out'],
  [409, 'still answering'],
  [429, 'too much at once'],
  [503, 'could not do this'],
])('words a refusal of %i so that one knows what to do', async (status, wanted) => {
  const { desk, settled } = deskAt(({ path }) => (path.endsWith('/chat') ? Response.json({}, { status }) : undefined));
  desk.say('add milk');
  await settled();
  const { error } = desk.state.chat;
  expect(error && problemWords(error)).toContain(wanted);
  expect(desk.state.chat.messages.map(words)).toEqual(['add milk']);
});
