import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { contentType, isCompressible } from './content-type.ts';

const compress = promisify(gzip);

/** Below this, compression saves nothing worth a header, bytes. */
const minCompressedBytes = 1024;

/** A file of the web app, read once and kept. */
export interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  /** Null where compression does not help. */
  readonly gzipped: Buffer | null;
}

interface Kept {
  readonly modifiedMs: number;
  readonly asset: Promise<Asset>;
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG';
}

async function load(file: string): Promise<Asset> {
  const plain = await readFile(file);
  const worthIt = plain.length >= minCompressedBytes && isCompressible(file);
  const gzipped = worthIt ? await compress(plain, { level: 9 }) : null;
  return {
    type: contentType(file),
    // Weak: the same for the file and its compressed form.
    etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    gzipped: gzipped !== null && gzipped.length < plain.length ? gzipped : null,
  };
}

/** The files under a folder, each read and compressed once and kept until it changes on disk. */
export class AssetStore {
  readonly #folder: string;
  readonly #kept = new Map<string, Kept>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The file at this URL path, undefined if there is none: nothing outside the folder, nothing hidden. */
  async find(path: string): Promise<Asset | undefined> {
    if (path.includes('\u0000') || path.includes('\\') || path.split('/').some((part) => part.startsWith('.'))) {
      return undefined;
    }
    try {
      const file = await realpath(join(this.#folder, path));
      const folder = await realpath(this.#folder);
      if (!file.startsWith(folder + sep)) return undefined;
      const found = await stat(file);
      return found.isFile() ? await this.#keep(file, found.mtimeMs) : undefined;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  #keep(file: string, modifiedMs: number): Promise<Asset> {
    const kept = this.#kept.get(file);
    if (kept?.modifiedMs === modifiedMs) return kept.asset;
    const asset = load(file);
    this.#kept.set(file, { modifiedMs, asset });
    asset.catch(() => this.#kept.delete(file));
    return asset;
  }
}
