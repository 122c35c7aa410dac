import type { RealtimeObserver } from '../realtime-observer.ts';

/** Hears nothing but failures, which it passes on. */
export function silentObserver(failed: RealtimeObserver['failed']): RealtimeObserver {
  const nothing = () => undefined;
  return {
    connectionOpened: nothing,
    connectionClosed: nothing,
    delivered: nothing,
    resumed: nothing,
    reset: nothing,
    slowConsumer: nothing,
    failed,
  };
}
