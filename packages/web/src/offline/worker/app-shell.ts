import type { AppFiles } from './app-files.ts';

/** The part of `CacheStorage` that is used. */
type Caches = Pick<CacheStorage, 'open' | 'keys' | 'delete'>;

export type AppShellOptions = Omit<AppFiles, 'temporal'> & {
  caches: Caches;
  fetch: (request: Request | string, init?: RequestInit) => Promise<Response>;
  /** Where the app is served, e.g. `https://tasks.example.org`. */
  origin: string;
};

/** What the server answers itself, whoever asks: nothing of it is ever kept. */
const servers = /^\/(?:api|ws|mcp|healthz|readyz|metrics)(?:\/|$)/;
const page = '/index.html';
const prefix = 'lockstep-app ';
/** The build before this one stays: pages that were opened with it still fetch parts of it. */
const keptBuilds = 2;

/**
 * The app without a network: a build is fetched whole before it is used, every address is answered with its page and its
 * files come from what was kept. Only the build's own files are ever kept; data has its place in the client.
 */
export class AppShell {
  readonly #options: AppShellOptions;
  readonly #files: ReadonlySet<string>;
  readonly #spare: ReadonlySet<string>;

  constructor(options: AppShellOptions) {
    this.#options = options;
    this.#files = new Set(options.files);
    this.#spare = new Set(options.spare);
  }

  /** Fetches the whole build; rejects where a part is missing, and the build before stays in use. */
  async install(): Promise<void> {
    const { files } = this.#options;
    const cache = await this.#open();
    const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
    await Promise.all(
      files.map(async (path) => {
        // What bears its content's hash in its name needs no second look; the others do.
        const hashed = path.startsWith('/assets/');
        if (hashed && known.has(path)) return;
        const answer = await this.#options.fetch(path, { cache: hashed ? 'default' : 'no-cache' });
        if (!answer.ok || answer.redirected) throw new Error(`${path} was answered with ${answer.status}`);
        await cache.put(path, answer);
      }),
    );
  }

  /** Lets go of builds that no page can come from any more. */
  async activate(): Promise<void> {
    const { caches } = this.#options;
    const builds = (await caches.keys()).filter((name) => name.startsWith(prefix));
    // In the order in which they were made.
    const old = builds.filter((name) => name !== this.#name).slice(0, Math.max(0, builds.length - keptBuilds));
    await Promise.all(old.map(async (name) => caches.delete(name)));
  }

  /** The answer to a request, or undefined where it is for the server alone. */
  answer(request: Request): Promise<Response> | undefined {
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== this.#options.origin || servers.test(pathname)) return undefined;
    if (request.mode === 'navigate') return this.#fromBuild(page, request);
    if (this.#files.has(pathname)) return this.#fromBuild(pathname, request);
    if (pathname.startsWith('/assets/')) return this.#hashed(pathname, request);
    return undefined;
  }

  get #name(): string {
    return prefix + this.#options.version;
  }

  #open(): Promise<Cache> {
    return this.#options.caches.open(this.#name);
  }

  async #fromBuild(path: string, request: Request): Promise<Response> {
    const cache = await this.#open();
    // Browsers may throw away what is kept; then it is as if nothing had been.
    return (await cache.match(path)) ?? this.#options.fetch(request);
  }

  /** Of the build before, or spare: whoever has it. */
  async #hashed(path: string, request: Request): Promise<Response> {
    const { caches, fetch } = this.#options;
    for (const name of (await caches.keys()).filter((each) => each.startsWith(prefix))) {
      const kept = await (await caches.open(name)).match(path);
      if (kept !== undefined) return kept;
    }
    const answer = await fetch(request);
    if (answer.ok && this.#spare.has(path)) await (await this.#open()).put(path, answer.clone());
    return answer;
  }
}
