import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AddressList } from '../../config/address-list.ts';
import { ask, bearer } from './testing/ask.ts';
import { serve, type Served } from './testing/serve.ts';

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(async () => {
  await served.close();
});

const cookie = { cookie: 'session=good' };
const post = (headers: Record<string, string>) =>
  ask(served.port, '/api/v1/tasks', { method: 'POST', headers, json: { title: 'x' } });

describe('where requests come from (11-security)', () => {
  it('refuses a foreign Host on loopback, for every path', async () => {
    for (const path of ['/api/v1/tasks', '/healthz', '/metrics', '/']) {
      const answer = await ask(served.port, path, { headers: { ...bearer, host: 'evil.example' } });
      expect(answer.problem().code).toBe('FORBIDDEN');
      expect(answer.problem().detail).toContain('LOCKSTEP_PUBLIC_URL');
    }
    expect((await ask(served.port, '/healthz', { headers: { host: 'localhost' } })).status).toBe(200);
  });

  it('lets a cookie write from our own and from allowed origins alone', async () => {
    expect((await post({ ...cookie, origin: served.address })).status).toBe(201);
    expect((await post({ ...cookie, origin: 'https://app.example.com' })).status).toBe(201);
    expect((await post({ ...cookie, origin: 'https://evil.example' })).problem().code).toBe('ORIGIN_NOT_ALLOWED');
    expect((await post({ ...cookie, origin: 'null' })).problem().code).toBe('ORIGIN_NOT_ALLOWED');
    expect((await post(cookie)).problem().code).toBe('ORIGIN_NOT_ALLOWED');
    expect(served.application.writes.map(({ caller }) => caller.actor.kind)).toEqual(['user', 'user']);
  });

  it('lets programs write by token without an Origin, but not from a foreign page', async () => {
    expect((await post(bearer)).status).toBe(201);
    expect((await post({ ...bearer, origin: 'https://evil.example' })).status).toBe(403);
  });

  it('lets a cookie read without an Origin', async () => {
    expect((await ask(served.port, '/api/v1/tasks', { headers: cookie })).status).toBe(200);
  });

  it('judges by the credential that was believed, not by the headers that were sent', async () => {
    await served.close();
    const { ana } = await import('./testing/serve.ts');
    const session = { ...ana, credential: { ...ana.credential, kind: 'session' as const } };
    served = await serve({ authenticate: () => Promise.resolve(session) });
    expect((await post({ ...cookie, authorization: 'Basic x' })).problem().code).toBe('ORIGIN_NOT_ALLOWED');
  });
});

describe('CORS', () => {
  const preflight = (origin: string) =>
    ask(served.port, '/api/v1/tasks', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });

  it('answers preflights of allowed origins', async () => {
    const { status, headers } = await preflight('https://app.example.com');
    expect(status).toBe(204);
    expect(headers['access-control-allow-origin']).toBe('https://app.example.com');
    expect(headers['access-control-allow-credentials']).toBe('true');
    expect(headers['access-control-allow-methods']).toContain('PATCH');
    expect(headers['access-control-allow-headers']).toContain('Idempotency-Key');
    expect(headers.vary).toBe('Origin');
  });

  it('refuses preflights of others', async () => {
    const answer = await preflight('https://evil.example');
    expect(answer.status).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('lets allowed origins read answers and errors, and nobody else', async () => {
    const read = (origin: string, path = '/api/v1/tasks') => ask(served.port, path, { headers: { ...bearer, origin } });
    const answer = await read('https://app.example.com');
    expect(answer.headers['access-control-allow-origin']).toBe('https://app.example.com');
    expect(answer.headers['access-control-expose-headers']).toContain('X-Request-Id');
    expect((await read('https://app.example.com', '/api/v1/x')).headers['access-control-allow-origin']).toBeDefined();
    expect((await read('https://evil.example')).headers['access-control-allow-origin']).toBeUndefined();
    expect((await read(served.address)).headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('TLS', () => {
  it('asks browsers to stay with TLS where they came by it', async () => {
    await served.close();
    const trustedProxies = new AddressList();
    trustedProxies.add('127.0.0.1');
    const publicUrl = new URL('https://tasks.example.com');
    served = await serve({ config: { host: '127.0.0.1', publicUrl, allowedOrigins: new Set(), trustedProxies } });
    const hsts = async (headers: Record<string, string>) =>
      (await ask(served.port, '/healthz', { headers })).headers['strict-transport-security'];
    expect(await hsts({ host: 'tasks.example.com' })).toContain('max-age=');
    expect(await hsts({ host: 'localhost', 'x-forwarded-proto': 'https' })).toContain('max-age=');
    expect(await hsts({ host: 'tasks.example.com', 'x-forwarded-proto': 'http' })).toBeUndefined();
    expect(await hsts({ host: 'localhost' })).toBeUndefined();
  });
});
