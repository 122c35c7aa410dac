import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { LockstepError, toProblem } from '@lockstep/protocol';
import { afterEach, expect, test } from 'vitest';
import { askServer, type ServerAccess } from './ask-server.ts';

const later = toProblem(new LockstepError('RATE_LIMITED', 'Too many changes: try again in a second.'));
let server: Server | undefined;

afterEach(() => server?.close());

/** A server that answers 429 so often, then 200; what it was sent is kept. */
async function limited(times: number, retryAfter: string): Promise<{ access: ServerAccess; sent: string[] }> {
  const sent: string[] = [];
  server = createServer((request, response) => {
    void text(request).then((body) => {
      sent.push(body);
      const isLimited = sent.length <= times;
      response.writeHead(isLimited ? 429 : 200, isLimited ? { 'Retry-After': retryAfter } : {});
      response.end(JSON.stringify(isLimited ? later : { ok: true }));
      return undefined;
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const credentials = { token: async () => 'token', close: async () => undefined };
  return { access: { url: `http://127.0.0.1:${port}`, credentials }, sent };
}

test('S3: a server that says “later” is asked the same again', async () => {
  const { access, sent } = await limited(3, '0');
  const write = { operation: 'task.add', input: { title: 'a' }, op_id: 'one' };
  expect(await askServer(access, '/api/v1/operations', write)).toEqual({ ok: true });
  expect(new Set(sent)).toEqual(new Set([JSON.stringify(write)]));
  expect(sent).toHaveLength(4);
});

test('but not for hours, nor for ever', async () => {
  const hours = await limited(1, '3600');
  await expect(askServer(hours.access, '/api/v1/me')).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    message: 'Too many changes: try again in a second.',
  });
  expect(hours.sent).toHaveLength(1);
  server?.close();
  const endless = await limited(1_000, '0');
  await expect(askServer(endless.access, '/api/v1/me')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(endless.sent).toHaveLength(10);
});
