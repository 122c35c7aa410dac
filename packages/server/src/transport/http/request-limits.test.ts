import { maxRequestBytes } from '@lockstep/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drainServer } from './drain-server.ts';
import { ask, bearer } from './testing/ask.ts';
import { RawSocket } from './testing/raw-socket.ts';
import { serve, type Served } from './testing/serve.ts';

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(async () => {
  await served.close();
});

const json = { ...bearer, 'content-type': 'application/json' };
const post = (body: string | Buffer, headers: Record<string, string> = json) =>
  ask(served.port, '/api/v1/tasks', { method: 'POST', headers, body });

function head(extra: string): string {
  return `POST /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer good\r\nContent-Type: application/json\r\n${extra}\r\n\r\n`;
}

describe('what a body must be', () => {
  it.each([
    ['application/json; charset=utf-8', 201],
    ['application/vnd.api+json', 201],
    ['APPLICATION/JSON', 201],
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/json; charset=latin1', 415],
    ['application/jsonp', 415],
  ])('%s → %i', async (type, status) => {
    expect((await post('{"title":"x"}', { ...bearer, 'content-type': type })).status).toBe(status);
  });

  it('needs a content type, and no compression', async () => {
    expect((await post('{"title":"x"}', bearer)).problem().code).toBe('UNSUPPORTED_MEDIA_TYPE');
    const packed = await post('x', { ...json, 'content-encoding': 'gzip' });
    expect(packed.problem().detail).toContain('compressed');
  });

  it.each([
    ['{"title":', 'not valid JSON'],
    ['nonsense', 'not valid JSON'],
    [Buffer.from([0x22, 0xff, 0xfe, 0x22]), 'not valid UTF-8'],
    [`{"title":${'['.repeat(65)}${']'.repeat(65)}}`, 'nested deeper'],
    ['['.repeat(200_000), 'nested deeper'],
  ])('is MALFORMED if it is not JSON in UTF-8 of sane depth', async (body, detail) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.problem()).toMatchObject({ code: 'MALFORMED' });
    expect(answer.problem().detail).toContain(detail);
  });

  it('counts depth outside of texts alone', async () => {
    const title = `${'[{'.repeat(100)}\\"`;
    expect((await post(`{"title":"${title}"}`)).status).toBe(201);
  });

  it('takes a key like __proto__ for an unknown field or nothing, never for a prototype', async () => {
    const answer = await post('{"title":"x","__proto__":{"completed":true}}');
    expect([201, 422]).toContain(answer.status);
    expect({}).not.toHaveProperty('completed');
  });
});

describe('how large a body may be', () => {
  const filler = (bytes: number) => `{"title":"x","notes":"${'y'.repeat(bytes - 24)}"}`;

  it('lets 1 MiB in and refuses one byte more', async () => {
    expect((await post(filler(maxRequestBytes))).problem().errors[0]?.path).toBe('notes');
    const answer = await post(filler(maxRequestBytes + 1));
    expect(answer.status).toBe(413);
    expect(answer.problem().code).toBe('TOO_LARGE');
  });

  it('refuses by the declared length before a byte of it came', async () => {
    const socket = new RawSocket(served.port);
    socket.send(head(`Content-Length: ${maxRequestBytes + 1}`));
    expect(await socket.until('TOO_LARGE')).toContain('HTTP/1.1 413');
    socket.destroy();
  });

  it('refuses while it streams, where no length is declared', async () => {
    const socket = new RawSocket(served.port);
    socket.send(head('Transfer-Encoding: chunked'));
    const chunk = Buffer.alloc(64 * 1024, 'y');
    for (let sent = 0; sent <= maxRequestBytes; sent += chunk.length) {
      socket.send(`${chunk.length.toString(16)}\r\n`);
      socket.send(chunk);
      socket.send('\r\n');
    }
    expect(await socket.until('TOO_LARGE')).toContain('HTTP/1.1 413');
    socket.destroy();
    expect(served.application.writes).toEqual([]);
  });

  it('does not ask for a body that it would refuse', async () => {
    const socket = new RawSocket(served.port);
    socket.send(head(`Content-Length: ${maxRequestBytes + 1}\r\nExpect: 100-continue`));
    expect(await socket.until('TOO_LARGE')).not.toContain('100 Continue');
    socket.destroy();
    const polite = new RawSocket(served.port);
    polite.send(head('Content-Length: 13\r\nExpect: 100-continue'));
    await polite.until('100 Continue');
    polite.send('{"title":"x"}');
    await polite.until('HTTP/1.1 201');
    polite.destroy();
  });
});

describe('clients that are slow or broken', () => {
  it('cuts one that never finishes its request, and serves the next', async () => {
    served.server.headersTimeout = 50;
    served.server.requestTimeout = 50;
    const socket = new RawSocket(served.port);
    socket.send(`${head('Content-Length: 100')}{"title":`);
    expect(await socket.closed()).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n[^]*\r\n\r\n$/);
    expect((await post('{"title":"x"}')).status).toBe(201);
    expect(served.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  it('survives one that hangs up in the middle of its body', async () => {
    const socket = new RawSocket(served.port);
    socket.send(`${head('Content-Length: 100')}{"title":`);
    socket.destroy();
    expect((await post('{"title":"x"}')).status).toBe(201);
    expect(served.application.writes).toHaveLength(1);
  });

  it('answers what is no HTTP with a problem', async () => {
    const socket = new RawSocket(served.port);
    socket.send('HELLO\r\n\r\n');
    const answer = await socket.closed();
    expect(answer).toContain('HTTP/1.1 400');
    expect(answer).toContain('"code":"MALFORMED"');
  });

  it('answers headers without end with a problem', async () => {
    const socket = new RawSocket(served.port);
    socket.send(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'y'.repeat(40_000)}\r\n\r\n`);
    expect(await socket.closed()).toContain('"code":"TOO_LARGE"');
  });

  it('refuses a request target that is no path', async () => {
    const socket = new RawSocket(served.port);
    socket.send('GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(await socket.until('MALFORMED')).toContain('HTTP/1.1 400');
    socket.destroy();
  });
});

it('drains: finishes what is under way, closes its connection, and takes nothing new', async () => {
  const socket = new RawSocket(served.port);
  socket.send(`${head('Content-Length: 13')}{"title"`);
  await expect(ask(served.port, '/healthz')).resolves.toMatchObject({ status: 200 });
  const drained = drainServer(served.server, 10_000);
  socket.send(':"x"}');
  expect(await socket.closed()).toContain('HTTP/1.1 201');
  await drained;
  await expect(ask(served.port, '/healthz')).rejects.toThrow('ECONNREFUSED');
});
