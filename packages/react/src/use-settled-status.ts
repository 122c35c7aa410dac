import type { ClientStatus } from '@lockstep/client';
import { useEffect, useState } from 'react';

const bannerMs = 2000;

/** The status with a short loss of the network left out: the offline banner waits 2 s (C6). */
export function useSettledStatus<Status extends ClientStatus>(status: Status): Status {
  const [before, setBefore] = useState(status);
  const [waited, setWaited] = useState(false);
  const offline = status.state === 'offline';
  if (!offline && before !== status) setBefore(status);
  if (!offline && waited) setWaited(false);
  useEffect(() => {
    if (!offline) return undefined;
    const timer = setTimeout(() => setWaited(true), bannerMs);
    return () => clearTimeout(timer);
  }, [offline]);
  return offline && !waited && before.state !== 'offline' ? before : status;
}
