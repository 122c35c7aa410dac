import type { Fetch } from '../http/fetch.ts';
import type { Channel } from './channels.ts';
import type { IndexedDb } from './indexed-db.ts';
import type { WebSocketConstructor } from './socket.ts';

interface Target {
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

interface WebLocks {
  request(name: string, options: { readonly signal: object }, hold: () => Promise<void>): Promise<unknown>;
}

/**
 * All that the client takes from the global scope, named in one place, so that it compiles without the types of a
 * browser or of Node and runs in both, and in workers.
 */
interface Surroundings extends Partial<Target> {
  setTimeout(run: () => void, delayMs: number): unknown;
  clearTimeout(timer: unknown): void;
  readonly performance: { now(): number };
  readonly reportError?: (error: unknown) => void;
  readonly process?: { emitWarning(warning: Error | string): void };
  readonly fetch?: Fetch;
  readonly WebSocket?: WebSocketConstructor;
  readonly indexedDB?: IndexedDb['factory'];
  readonly IDBKeyRange?: IndexedDb['KeyRange'];
  readonly location?: { readonly origin: string };
  readonly BroadcastChannel?: new (name: string) => Channel;
  readonly AbortController?: new () => { readonly signal: object; abort(): void };
  readonly navigator?: { readonly onLine?: boolean; readonly locks?: WebLocks };
  readonly document?: Target & { readonly visibilityState: string };
}

export const surroundings: Surroundings = globalThis as unknown as Surroundings;
