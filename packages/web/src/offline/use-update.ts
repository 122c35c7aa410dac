import { useStatus } from '@lockstep/react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { browserUpdates } from './browser-updates.ts';

const nothing = (): void => undefined;
const subscribe = (listener: () => void): (() => void) => browserUpdates?.subscribe(listener) ?? nothing;
const isReady = (): boolean => browserUpdates?.ready === true;

/** Loads the page anew, with the newest build that can be had. */
export const reloadToNewest = (): void => {
  if (browserUpdates === undefined) location.reload();
  else void browserUpdates.take();
};

/** Whether a new build of the app waits to be taken. A server that comes back may have brought one. */
export const useUpdate = (): boolean => {
  const state = useStatus((status) => status.state);
  const away = useRef(false);
  useEffect(() => {
    if (state === 'reconnecting' || state === 'offline') away.current = true;
    if (state !== 'outdated' && !(state === 'live' && away.current)) return;
    away.current = false;
    void browserUpdates?.check();
  }, [state]);
  return useSyncExternalStore(subscribe, isReady);
};
