import { useSyncExternalStore } from 'react';

const tickMs = 250;

function secondsUntil(at: string | null): number | null {
  return at === null ? null : Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1000));
}

function everyTick(listener: () => void): () => void {
  const timer = setInterval(listener, tickMs);
  return () => clearInterval(timer);
}

function never(): () => void {
  return () => undefined;
}

/** Whole seconds until an instant, counted down; null where there is none. */
export function useSecondsUntil(at: string | null): number | null {
  return useSyncExternalStore(
    at === null ? never : everyTick,
    () => secondsUntil(at),
    () => null,
  );
}
