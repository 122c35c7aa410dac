import { LockstepError } from '@lockstep/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLocalRequest } from './metrics-endpoint.ts';
import { ask, bearer } from './testing/ask.ts';
import { serve, type Served } from './testing/serve.ts';

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(async () => {
  await served.close();
});

describe('health', () => {
  it('is healthy while the process answers, and ready while it can work', async () => {
    expect((await ask(served.port, '/healthz')).json()).toEqual({ status: 'ok' });
    expect((await ask(served.port, '/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('says why it is not ready', async () => {
    await served.close();
    served = await serve({ isReady: () => Promise.resolve({ ready: false, reason: 'The server is draining.' }) });
    const answer = await ask(served.port, '/readyz');
    expect(answer.status).toBe(503);
    expect(answer.json()).toEqual({ status: 'unavailable', reason: 'The server is draining.' });
  });
});

describe('M13: metrics', () => {
  it('is open from this machine, and counts answers and errors', async () => {
    await ask(served.port, '/api/v1/tasks', { headers: bearer });
    await ask(served.port, '/api/v1/tasks');
    const { status, headers, text } = await ask(served.port, '/metrics');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toContain('lockstep_http_responses_total{status="2xx"} 1\n');
    expect(text).toContain('lockstep_http_responses_total{status="4xx"} 1\n');
    expect(text).toContain('lockstep_errors_total{code="UNAUTHENTICATED"} 1\n');
  });

  it.each(['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'])('needs a token through a proxy (%s)', async (name) => {
    const headers = { [name]: '203.0.113.9' };
    expect((await ask(served.port, '/metrics', { headers })).problem().code).toBe('UNAUTHENTICATED');
    expect((await ask(served.port, '/metrics', { headers: { ...headers, ...bearer } })).status).toBe(200);
    const session = await ask(served.port, '/metrics', { headers: { ...headers, cookie: 'session=good' } });
    expect(session.problem().code).toBe('UNAUTHENTICATED');
  });

  it('needs a token from elsewhere', () => {
    expect(isLocalRequest({ headers: {}, socket: { remoteAddress: '192.0.2.1' } as never })).toBe(false);
    expect(isLocalRequest({ headers: {}, socket: { remoteAddress: '::ffff:127.0.0.1' } as never })).toBe(true);
  });
});

describe('what is mounted', () => {
  beforeEach(async () => {
    await served.close();
    served = await serve({
      mount: (app) => {
        app.post('/mcp', async (context) =>
          context.json({ got: await context.req.json<unknown>(), id: context.env.requestId }),
        );
        app.get('/api/v1/refused', () => {
          throw new LockstepError('UNDO_EXPIRED', 'It is too long ago.');
        });
        app.get('/api/v1/broken', () => {
          throw new Error('a secret of the inside');
        });
        app.get('/who', (context) => context.text(context.env.incoming.headers.authorization ?? 'nobody'));
      },
      web: ({ response, path }) => {
        response.end(`page ${path}`);
      },
    });
  });

  it('speaks web-standard requests, and has the raw one for authentication', async () => {
    const answer = await ask(served.port, '/mcp', { method: 'POST', json: { a: 1 } });
    expect(answer.json()).toEqual({ got: { a: 1 }, id: 'test-1' });
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect((await ask(served.port, '/who', { headers: bearer })).text).toBe('Bearer good');
  });

  it('stands behind the same checks and the same boundary', async () => {
    const foreign = { origin: 'https://evil.example' };
    expect((await ask(served.port, '/mcp', { method: 'POST', headers: foreign, json: {} })).status).toBe(403);
    const refused = await ask(served.port, '/api/v1/refused', { headers: { origin: 'https://app.example.com' } });
    expect(refused.status).toBe(410);
    expect(refused.problem()).toMatchObject({ code: 'UNDO_EXPIRED' });
    expect(refused.headers['access-control-allow-origin']).toBe('https://app.example.com');
    const broken = await ask(served.port, '/api/v1/broken');
    expect(broken.problem()).toMatchObject({ code: 'INTERNAL', request_id: broken.headers['x-request-id'] });
    expect(broken.text).not.toContain('secret');
    const large = await ask(served.port, '/mcp', { method: 'POST', json: 'x'.repeat(1024 * 1024) });
    expect(large.problem().code).toBe('TOO_LARGE');
  });

  it('takes a body that does not say how long it is, up to the same limit', async () => {
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    const answer = await ask(served.port, '/mcp', { method: 'POST', headers, body: '{"a":1}' });
    expect(answer.json()).toMatchObject({ got: { a: 1 } });
    const large = await ask(served.port, '/mcp', { method: 'POST', headers, body: 'x'.repeat(1024 * 1024 + 1) });
    expect(large.problem().code).toBe('TOO_LARGE');
  });

  it('leaves pages to the web app, and unknown API paths to nobody', async () => {
    expect((await ask(served.port, '/inbox')).text).toBe('page /inbox');
    expect((await ask(served.port, '/inbox', { method: 'HEAD' })).status).toBe(200);
    expect((await ask(served.port, '/api/v1/nothing')).problem().code).toBe('NOT_FOUND');
    expect((await ask(served.port, '/inbox', { method: 'POST' })).problem().code).toBe('NOT_FOUND');
  });
});
