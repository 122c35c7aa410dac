import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './testing/start-test-server.ts';
import { RawSocket } from './transport/http/testing/raw-socket.ts';

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(() => server.stop());

describe('starting and stopping', () => {
  it('D10: stopping twice is stopping once', async () => {
    const [first, second] = [server.stop(), server.stop()];
    await expect(Promise.all([first, second, server.stop()])).resolves.toBeDefined();
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  });

  it('M12: a client that offers another protocol, as Java’s does, gets its answer in this one', async () => {
    const { port } = new URL(server.url);
    const socket = new RawSocket(Number(port));
    const offer = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAAA\r\n';
    socket.send(`GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.token}\r\n${offer}\r\n`);
    expect(await socket.until('personal_workspace_id')).toContain('HTTP/1.1 200');
    socket.destroy();
  });

  it('a second server for the same port says so, leaves nothing open and harms nobody', async () => {
    const { port } = new URL(server.url);
    const second = startTestServer({ env: { PORT: port }, folder: server.folder });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const { status } = await server.request('POST', 'tasks', { title: 'still here' });
    expect(status).toBe(201);
  });
});
