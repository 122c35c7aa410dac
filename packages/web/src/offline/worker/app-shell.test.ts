import { expect, it } from 'vitest';
import { AppShell } from './app-shell.ts';
import { FakeCaches } from './fake-caches.testing.ts';

const origin = 'https://tasks.example.org';
const hashed = '/assets/app-1.js';

const shellOf = (version: string, files: readonly string[], caches: FakeCaches, missing: readonly string[] = []) => {
  const fetched: string[] = [];
  const shell = new AppShell({
    version,
    files,
    spare: ['/assets/rare-1.woff2'],
    origin,
    caches,
    fetch: async (request) => {
      const path = typeof request === 'string' ? request : new URL(request.url).pathname;
      fetched.push(path);
      return missing.includes(path) ? new Response('', { status: 404 }) : new Response(`${version} ${path}`);
    },
  });
  return { shell, fetched };
};

const request = (path: string, mode: RequestMode = 'cors', init: RequestInit = {}): Request => {
  const asked = new Request(origin + path, init);
  // Node makes no navigations.
  return Object.defineProperty(asked, 'mode', { value: mode });
};

const text = async (answer: Promise<Response> | undefined) => (await answer)?.text();

it('answers every address of the app, and its files, without a network', async () => {
  const { shell, fetched } = shellOf('one', ['/index.html', hashed, '/icon.svg'], new FakeCaches());
  await shell.install();
  fetched.length = 0;
  for (const path of ['/', '/today', '/project/7?task=8', '/sign-in?token=x']) {
    expect(await text(shell.answer(request(path, 'navigate')))).toBe('one /index.html');
  }
  expect(await text(shell.answer(request(hashed)))).toBe(`one ${hashed}`);
  expect(await text(shell.answer(request('/icon.svg')))).toBe('one /icon.svg');
  expect(fetched).toEqual([]);
});

it('leaves to the server what is the server’s, and keeps nothing of it', async () => {
  const caches = new FakeCaches();
  const { shell } = shellOf('one', ['/index.html', hashed], caches);
  await shell.install();
  for (const path of ['/api/v1/me', '/api/docs', '/ws/tasks/me', '/mcp', '/healthz', '/metrics']) {
    expect(shell.answer(request(path))).toBeUndefined();
    expect(shell.answer(request(path, 'navigate'))).toBeUndefined();
  }
  expect(shell.answer(request('/today', 'navigate', { method: 'POST' }))).toBeUndefined();
  expect(shell.answer(request('/sw.js'))).toBeUndefined();
  expect(shell.answer(new Request('https://elsewhere.example.org/assets/app-1.js'))).toBeUndefined();
  expect(caches.paths()).toEqual(['/index.html', hashed].toSorted());
});

it('is not installed by halves: the build before stays in use', async () => {
  const caches = new FakeCaches();
  const before = shellOf('one', ['/index.html', hashed], caches);
  await before.shell.install();
  const next = shellOf('two', ['/index.html', '/assets/app-2.js'], caches, ['/assets/app-2.js']);
  await expect(next.shell.install()).rejects.toThrow('/assets/app-2.js was answered with 404');
  expect(await text(before.shell.answer(request('/today', 'navigate')))).toBe('one /index.html');
  expect(await text(before.shell.answer(request(hashed)))).toBe(`one ${hashed}`);
});

it('fetches only what an interrupted installation has not yet', async () => {
  const caches = new FakeCaches();
  const first = shellOf('one', ['/index.html', hashed, '/assets/late-1.js'], caches, ['/assets/late-1.js']);
  await expect(first.shell.install()).rejects.toThrow('late');
  const again = shellOf('one', ['/index.html', hashed, '/assets/late-1.js'], caches);
  await again.shell.install();
  expect(again.fetched.toSorted()).toEqual(['/assets/late-1.js', '/index.html']);
});

it('still has the files of the build before, for pages that were opened with it, and none older', async () => {
  const caches = new FakeCaches();
  const builds = ['one', 'two', 'three'].map((version) =>
    shellOf(version, ['/index.html', `/assets/${version}.js`], caches),
  );
  for (const { shell } of builds) {
    await shell.install();
    await shell.activate();
  }
  const [, , three] = builds;
  expect(await text(three?.shell.answer(request('/assets/two.js')))).toBe('two /assets/two.js');
  expect(await text(three?.shell.answer(request('/assets/one.js')))).toBe('three /assets/one.js');
  expect(three?.fetched).toContain('/assets/one.js');
  expect(await text(three?.shell.answer(request('/today', 'navigate')))).toBe('three /index.html');
});

it('keeps rare files once they have been fetched, and nothing that is missing', async () => {
  const caches = new FakeCaches();
  const { shell, fetched } = shellOf('one', ['/index.html'], caches, ['/assets/gone.js']);
  await shell.install();
  for (const path of ['/assets/rare-1.woff2', '/assets/rare-1.woff2', '/assets/gone.js', '/assets/gone.js']) {
    await shell.answer(request(path));
  }
  expect(fetched).toEqual(['/index.html', '/assets/rare-1.woff2', '/assets/gone.js', '/assets/gone.js']);
});

it('goes to the server where the browser has thrown away what was kept', async () => {
  const caches = new FakeCaches();
  const { shell } = shellOf('one', ['/index.html'], caches);
  await shell.install();
  caches.throwAway();
  expect(await text(shell.answer(request('/today', 'navigate')))).toBe('one /today');
});
