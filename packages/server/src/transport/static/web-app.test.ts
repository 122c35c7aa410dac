import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../http/testing/ask.ts';
import { serve, type Served } from '../http/testing/serve.ts';
import { webApp } from './web-app.ts';

const script = `export const words = '${'all the same '.repeat(200)}';`;
const navigate = { accept: 'text/html,*/*', 'sec-fetch-mode': 'navigate' };

let folder: string;
let served: Served;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-web-'));
  await mkdir(join(folder, 'dist/assets'), { recursive: true });
  await writeFile(join(folder, 'dist/index.html'), '<!doctype html><title>Lockstep</title>');
  await writeFile(join(folder, 'dist/assets/index-abc.js'), script);
  await writeFile(join(folder, 'dist/assets/font-abc.woff2'), Buffer.alloc(5000, 'x'));
  await writeFile(join(folder, 'dist/icon.svg'), '<svg/>');
  await writeFile(join(folder, 'dist/sw.js'), 'self.addEventListener("fetch", () => undefined);');
  await writeFile(join(folder, 'dist/manifest.webmanifest'), '{"name":"Lockstep"}');
  await writeFile(join(folder, 'dist/icon-192.png'), Buffer.alloc(100, 'x'));
  await writeFile(join(folder, 'dist/.built-from'), 'private');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  served = await serve({ web: webApp(join(folder, 'dist')) });
});

afterEach(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => ask(served.port, path, { headers });

describe('the web app’s files', () => {
  it('keeps hashed ones forever, and asks again for the others', async () => {
    const asset = await get('/assets/index-abc.js');
    expect(asset.text).toBe(script);
    expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(asset.headers['x-content-type-options']).toBe('nosniff');
    expect((await get('/icon.svg')).headers['cache-control']).toBe('no-cache');
    expect((await get('/')).headers['cache-control']).toBe('no-cache');
  });

  it('lets the service worker answer for every page, never from a stale copy, and with a policy of its own', async () => {
    const { status, headers } = await get('/sw.js', { 'sec-fetch-dest': 'serviceworker', 'service-worker': 'script' });
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['content-security-policy']).toBe("default-src 'none'; connect-src 'self'");
    const unchanged = await get('/sw.js', { 'if-none-match': headers.etag ?? '' });
    expect([unchanged.status, unchanged.headers['content-security-policy']]).toEqual([
      304,
      headers['content-security-policy'],
    ]);
  });

  it('says what the manifest and its icons are', async () => {
    const manifest = await get('/manifest.webmanifest');
    expect(manifest.headers['content-type']).toBe('application/manifest+json');
    expect(manifest.headers['cache-control']).toBe('no-cache');
    expect((await get('/icon-192.png')).headers['content-type']).toBe('image/png');
  });

  it('compresses where that is accepted and helps', async () => {
    const packed = await get('/assets/index-abc.js', { 'accept-encoding': 'gzip, br' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers.vary).toBe('Accept-Encoding');
    expect(gunzipSync(packed.bytes).toString('utf8')).toBe(script);
    expect(packed.bytes.length).toBeLessThan(script.length / 4);
    const font = await get('/assets/font-abc.woff2', { 'accept-encoding': 'gzip' });
    expect(font.headers['content-encoding']).toBeUndefined();
    expect((await get('/icon.svg', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBeUndefined();
  });

  it('answers 304 to who has it, and anew when it has changed', async () => {
    const { etag = '' } = (await get('/icon.svg')).headers;
    const unchanged = await get('/icon.svg', { 'if-none-match': `"other", ${etag}` });
    expect([unchanged.status, unchanged.bytes.length]).toEqual([304, 0]);
    await writeFile(join(folder, 'dist/icon.svg'), '<svg>new</svg>');
    await utimes(join(folder, 'dist/icon.svg'), 2_000_000_000, 2_000_000_000);
    const changed = await get('/icon.svg', { 'if-none-match': etag });
    expect([changed.status, changed.text]).toEqual([200, '<svg>new</svg>']);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%5c..%5csecret.txt',
    '/.built-from',
    '/icon.svg%00.html',
    '/assets',
    '/assets/missing.js',
    `/${'x'.repeat(5000)}`,
  ])('has nothing at %s', async (path) => {
    const answer = await get(path);
    expect(answer.problem().code).toBe('NOT_FOUND');
  });

  it('does not follow links out of its folder', async () => {
    await symlink(join(folder, 'secret.txt'), join(folder, 'dist/link.txt'));
    expect((await get('/link.txt')).status).toBe(404);
  });

  it('refuses a path that is no UTF-8', async () => {
    expect((await get('/%E0%A4%A')).problem().code).toBe('MALFORMED');
  });
});

describe('pages', () => {
  it('answers every address that a browser goes to with the app', async () => {
    for (const path of ['/', '/inbox', '/project/7?x=1', '/task/a.b']) {
      const page = await get(path, navigate);
      expect(page.text).toContain('<title>Lockstep</title>');
    }
    expect((await get('/')).status).toBe(200);
  });

  it('answers no other request with the page', async () => {
    expect((await get('/inbox')).status).toBe(404);
    expect((await get('/inbox', { accept: 'text/html', 'sec-fetch-mode': 'cors' })).status).toBe(404);
    expect((await get('/assets/missing.js', navigate)).status).toBe(404);
    expect((await get('/api/v1/nothing', navigate)).status).toBe(404);
    expect((await ask(served.port, '/inbox', { method: 'POST', headers: navigate })).status).toBe(404);
  });

  it('bears the security headers (11-security)', async () => {
    const { headers } = await get('/', navigate);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("worker-src 'self'");
    expect(policy).toContain("manifest-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain('trusted-types lockstep-worker');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  });

  it('says what to do where the app is not built, and finds it once it is', async () => {
    await rm(join(folder, 'dist'), { recursive: true });
    const page = await get('/', navigate);
    expect(page.status).toBe(503);
    expect(page.text).toContain('The web app is not built');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    await mkdir(join(folder, 'dist'));
    await writeFile(join(folder, 'dist/index.html'), '<title>Built</title>');
    expect((await get('/', navigate)).text).toContain('Built');
  });
});
