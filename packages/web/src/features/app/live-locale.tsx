import { useProfile } from '@lockstep/react';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { deviceLocale, deviceTimeZone } from '../../locale/device-locale.ts';
import { firstDayOf } from '../../locale/first-day.ts';
import { LocaleProvider } from '../../locale/locale-context.tsx';
import { useToday } from '../../locale/use-today.ts';

/** The language and the zone of the reader's profile: a day is the same day on all their devices. */
export const LiveLocale = ({ children }: { children: ReactNode }) => {
  const profile = useProfile();
  const timeZone = profile?.time_zone ?? deviceTimeZone;
  const locale = profile?.locale ?? deviceLocale;
  const today = useToday(timeZone);
  const value = useMemo(() => ({ locale, timeZone, today, firstDay: firstDayOf(locale) }), [locale, timeZone, today]);
  return <LocaleProvider value={value}>{children}</LocaleProvider>;
};
