import { statusWords, useConnection, useSecondsUntil, useSettledStatus } from '@lockstep/react';
import { useMemo } from 'react';
import { useLocale } from '../locale/locale-context.tsx';
import type { ConnectionView } from '../ui/connection-view.ts';

/** How the connection stands, in the words that every Lockstep screen uses for it. */
export const useConnectionView = (): ConnectionView => {
  const { locale, timeZone } = useLocale();
  const status = useSettledStatus(useConnection());
  const seconds = useSecondsUntil(status.retry_at);
  return useMemo(() => {
    const synced = status.last_synced_at;
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone });
    return {
      status: status.state,
      words: statusWords(status, seconds),
      announcement: statusWords(status, null),
      pending: status.pending,
      shelved: status.needs_attention,
      roundTripMs: status.round_trip_ms ?? undefined,
      lastSynced: synced === null ? undefined : time.format(Date.parse(synced)),
    };
  }, [status, seconds, locale, timeZone]);
};
