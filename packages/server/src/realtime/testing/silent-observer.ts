import type { RealtimeObserver } from '../realtime-observer.ts';

/** Hears nothing but failures, which it keeps. */
export function silentObserver(failures: unknown[]): RealtimeObserver {
  const nothing = () => undefined;
  return {
    connectionOpened: nothing,
    connectionClosed: nothing,
    delivered: nothing,
    resumed: nothing,
    reset: nothing,
    slowConsumer: nothing,
    failed: (_where, error) => failures.push(error),
  };
}
