import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './testing/start-test-server.ts';

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

  it('a second server for the same port says so, leaves nothing open and harms nobody', async () => {
    const { port } = new URL(server.url);
    const second = startTestServer({ env: { PORT: port }, folder: server.folder });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const { status } = await server.request('POST', 'tasks', { title: 'still here' });
    expect(status).toBe(201);
  });
});
