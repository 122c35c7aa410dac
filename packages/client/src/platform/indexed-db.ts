/** A key of IndexedDB, as far as the client uses them. */
export type DatabaseKey = string | number | readonly DatabaseKey[];

/** A range of keys, only ever handed back. */
export type DatabaseKeyRange = object;

export interface DatabaseRequest<Result> {
  readonly result: Result;
  readonly error: Error | null;
  addEventListener(type: 'success' | 'error', listener: () => void): void;
}

export interface DatabaseIndex {
  getKey(query: DatabaseKey): DatabaseRequest<DatabaseKey | undefined>;
}

export interface DatabaseStore {
  get(query: DatabaseKey): DatabaseRequest<unknown>;
  getAll(query?: DatabaseKeyRange): DatabaseRequest<unknown[]>;
  getAllKeys(query: undefined, count: number): DatabaseRequest<DatabaseKey[]>;
  put(value: unknown, key?: DatabaseKey): DatabaseRequest<DatabaseKey>;
  delete(query: DatabaseKey | DatabaseKeyRange): DatabaseRequest<undefined>;
  clear(): DatabaseRequest<undefined>;
  count(): DatabaseRequest<number>;
  index(name: string): DatabaseIndex;
  createIndex(name: string, keyPath: string, options: { readonly unique: boolean }): unknown;
}

export interface DatabaseTransaction {
  readonly error: Error | null;
  objectStore(name: string): DatabaseStore;
  abort(): void;
  addEventListener(type: 'complete' | 'abort', listener: () => void): void;
}

/** An open connection to a database. */
export interface DatabaseConnection {
  transaction(
    stores: string[],
    mode: 'readonly' | 'readwrite',
    options: { readonly durability: 'strict' | 'relaxed' },
  ): DatabaseTransaction;
  createObjectStore(name: string, options?: { readonly autoIncrement: boolean }): DatabaseStore;
  close(): void;
  addEventListener(type: 'versionchange' | 'close', listener: () => void): void;
}

export interface OpenDatabaseRequest extends DatabaseRequest<DatabaseConnection> {
  addEventListener(type: 'success' | 'error' | 'blocked', listener: () => void): void;
  addEventListener(type: 'upgradeneeded', listener: (event: { readonly oldVersion: number }) => void): void;
}

/** The part of the standard IndexedDB that the client uses: `indexedDB` and `IDBKeyRange`. */
export interface IndexedDb {
  readonly factory: {
    open(name: string, version: number): OpenDatabaseRequest;
    deleteDatabase(name: string): DatabaseRequest<unknown>;
  };
  readonly KeyRange: { bound(lower: DatabaseKey, upper: DatabaseKey): DatabaseKeyRange };
}
