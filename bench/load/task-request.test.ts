import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { HttpConnection } from './http-connection.ts';
import { NumberedBytes, opIdOf, taskRequest } from './task-request.ts';

const person = { user_id: 'ana', workspace_id: 'w', token: 'secret', epoch: 'e' };

it('fills a number in wherever it belongs', () => {
  const bytes = new NumberedBytes('ä ########## and ##########');
  expect(bytes.with(42).toString()).toBe('ä 0000000042 and 0000000042');
  expect(bytes.with(7).toString()).toBe('ä 0000000007 and 0000000007');
});

it('asks as HTTP wants it, one request after the other on a connection', async () => {
  const asked: object[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { authorization, 'idempotency-key': key } = request.headers;
      asked.push({ method: request.method, url: request.url, authorization, key, ...(JSON.parse(body) as object) });
      response.writeHead(201, { 'Content-Length': 100_000 });
      response.write('a'.repeat(50_000));
      setImmediate(() => response.end('b'.repeat(50_000)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const connection = await HttpConnection.open(port);
  const requests = taskRequest(port, person, 'lockstep');
  for (const number of [1, 2]) {
    const { status, body } = await connection.ask(requests.with(number));
    expect([status, body.toString()]).toEqual([201, 'a'.repeat(50_000) + 'b'.repeat(50_000)]);
  }
  connection.close();
  server.close();
  expect(asked).toMatchObject([
    { method: 'POST', url: '/api/v1/tasks', authorization: 'Bearer secret', key: opIdOf(1), title: 'Task 0000000001' },
    { key: opIdOf(2), title: 'Task 0000000002' },
  ]);
});
