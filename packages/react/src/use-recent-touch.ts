import type { Touch } from '@lockstep/client';
import { useEffect, useState } from 'react';
import { useLockstep } from './lockstep-context.ts';
import { useClientValue } from './use-client-value.ts';

/**
 * Who changed a record just now, for as long as its halo lasts; null before, after, for one's own changes and for what
 * was only caught up with.
 *
 * @param durationMs how long a change counts as recent
 */
export function useRecentTouch(id: string, durationMs = 2000): Touch | null {
  const client = useLockstep();
  const touch = useClientValue((current) => current.touch(id));
  const [expired, setExpired] = useState<Touch>();
  useEffect(() => {
    if (touch === undefined || touch === expired) return undefined;
    const leftMs = touch.received_at + durationMs - client.monotonic();
    const timer = setTimeout(() => setExpired(touch), Math.max(0, leftMs));
    return () => clearTimeout(timer);
  }, [client, touch, expired, durationMs]);
  if (touch === undefined || touch === expired || touch.own || !touch.live) return null;
  return client.monotonic() - touch.received_at < durationMs ? touch : null;
}
