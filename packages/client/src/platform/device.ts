import { surroundings } from './surroundings.ts';

/** What the machine says of itself: whether it has a network, and whether anybody looks (C6). */
export interface Device {
  online(): boolean;
  visible(): boolean;
  /** Calls `listener` whenever one of the two may have changed. */
  subscribe(listener: () => void): () => void;
}

/** A browser's device; where there is no such thing (Node, workers) always online and visible. */
export const systemDevice: Device = {
  online: () => surroundings.navigator?.onLine !== false,
  visible: () => surroundings.document?.visibilityState !== 'hidden',
  subscribe(listener) {
    const { document } = surroundings;
    surroundings.addEventListener?.('online', listener);
    surroundings.addEventListener?.('offline', listener);
    document?.addEventListener('visibilitychange', listener);
    return () => {
      surroundings.removeEventListener?.('online', listener);
      surroundings.removeEventListener?.('offline', listener);
      document?.removeEventListener('visibilitychange', listener);
    };
  },
};
