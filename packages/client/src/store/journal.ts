const kept = 200;

/** Which ids changed at which version, as far back as anybody may ask. */
export class Journal {
  #version = 0;
  #entries: { readonly version: number; readonly ids: ReadonlySet<string> }[] = [];

  get version(): number {
    return this.#version;
  }

  record(ids: ReadonlySet<string>): void {
    this.#version += 1;
    this.#entries.push({ version: this.#version, ids });
    if (this.#entries.length > kept) this.#entries = this.#entries.slice(-kept / 2);
  }

  /** Ids changed after a version; undefined if that is further back than is kept. */
  since(version: number): ReadonlySet<string> | undefined {
    if (version === this.#version) return new Set();
    const oldest = this.#entries[0];
    if (oldest === undefined || oldest.version > version + 1) return undefined;
    return new Set(this.#entries.filter((entry) => entry.version > version).flatMap((entry) => [...entry.ids]));
  }
}
