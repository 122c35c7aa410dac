import { useProfile } from '@lockstep/react';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { deviceLocale, deviceTimeZone } from '../../locale/device-locale.ts';
import { firstDayOf } from '../../locale/first-day.ts';
import { LocaleProvider } from '../../locale/locale-context.tsx';
import { useToday } from '../../locale/use-today.ts';

/** The reader's language, and the zone of their profile: a day is the same day on all their devices. */
export const LiveLocale = ({ children }: { children: ReactNode }) => {
  const timeZone = useProfile()?.time_zone ?? deviceTimeZone;
  const today = useToday(timeZone);
  const value = useMemo(
    () => ({ locale: deviceLocale, timeZone, today, firstDay: firstDayOf(deviceLocale) }),
    [timeZone, today],
  );
  return <LocaleProvider value={value}>{children}</LocaleProvider>;
};
