import type { IndexedDb } from './indexed-db.ts';
import { surroundings } from './surroundings.ts';

/** The machine's IndexedDB; undefined where there is none. */
export function systemIndexedDb(): IndexedDb | undefined {
  const { indexedDB: factory, IDBKeyRange: KeyRange } = surroundings;
  return factory === undefined || KeyRange === undefined ? undefined : { factory, KeyRange };
}
