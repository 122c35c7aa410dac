import type { AppFiles } from './app-files.ts';
import { AppShell } from './app-shell.ts';
import { takeOver } from './take-over.ts';

/** Filled in by the build. */
declare const appFiles: AppFiles;

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** A service worker's global scope, as far as this one needs it. */
interface Scope {
  readonly caches: CacheStorage;
  readonly clients: { claim(): Promise<void> };
  readonly location: { readonly origin: string };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: Extendable & { readonly data: unknown }) => void): void;
}

const scope = globalThis as unknown as Scope;

const { temporal, files, ...build } = appFiles;

const shell = new AppShell({
  ...build,
  files: 'Temporal' in globalThis ? files : [...files, ...temporal],
  caches: scope.caches,
  fetch: async (request, init) => fetch(request, init),
  origin: scope.location.origin,
});

scope.addEventListener('install', (event) => event.waitUntil(shell.install()));

scope.addEventListener('activate', (event) => {
  // The first page, too, that came without a worker is served from now on.
  event.waitUntil(shell.activate().then(async () => scope.clients.claim()));
});

scope.addEventListener('message', (event) => {
  if (event.data === takeOver) event.waitUntil(scope.skipWaiting());
});

scope.addEventListener('fetch', (event) => {
  const answer = shell.answer(event.request);
  if (answer !== undefined) event.respondWith(answer);
});
