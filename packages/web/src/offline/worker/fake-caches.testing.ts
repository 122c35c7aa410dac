/** A `Cache` in memory, as far as the app's shell needs one. */
class FakeCache implements Pick<Cache, 'keys' | 'match' | 'put'> {
  readonly #kept = new Map<string, Response>();

  async keys(): Promise<Request[]> {
    return [...this.#kept.keys()].map((path) => new Request(`https://any.example.org${path}`));
  }

  async match(path: RequestInfo | URL): Promise<Response | undefined> {
    return typeof path === 'string' ? this.#kept.get(path)?.clone() : undefined;
  }

  async put(path: RequestInfo | URL, response: Response): Promise<void> {
    if (typeof path === 'string') this.#kept.set(path, response);
  }

  paths(): readonly string[] {
    return [...this.#kept.keys()];
  }
}

/** A `CacheStorage` in memory. */
export class FakeCaches implements Pick<CacheStorage, 'open' | 'keys' | 'delete'> {
  readonly #caches = new Map<string, FakeCache>();

  async open(name: string): Promise<Cache> {
    const found = this.#caches.get(name) ?? new FakeCache();
    this.#caches.set(name, found);
    return found as unknown as Cache;
  }

  async keys(): Promise<string[]> {
    return [...this.#caches.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.#caches.delete(name);
  }

  /** What every build together has kept. */
  paths(): readonly string[] {
    return [...this.#caches.values()].flatMap((cache) => cache.paths()).toSorted();
  }

  /** As a browser does that needs room. */
  throwAway(): void {
    this.#caches.clear();
  }
}
