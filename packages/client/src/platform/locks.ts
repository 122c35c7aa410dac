import { surroundings } from './surroundings.ts';

/** Locks that one of several programs holds at a time, and that fall free with it. */
export interface Locks {
  /** Waits for a lock; the answer gives it back, or the waiting up. */
  request(name: string, granted: () => void): () => void;
}

/**
 * The Web Locks of the browser. Where there are none (Node, pages without TLS) each has what it asks for at once: should
 * two send, the server does each operation once (S3).
 */
export const systemLocks: Locks = {
  request(name, granted) {
    const locks = surroundings.navigator?.locks;
    const { AbortController } = surroundings;
    if (locks === undefined || AbortController === undefined) {
      granted();
      return () => undefined;
    }
    const waiting = new AbortController();
    const held = Promise.withResolvers<void>();
    const hold = () => {
      granted();
      return held.promise;
    };
    // Giving up the waiting rejects it, and nothing else does.
    locks.request(name, { signal: waiting.signal }, hold).catch(() => undefined);
    return () => {
      waiting.abort();
      held.resolve();
    };
  },
};
