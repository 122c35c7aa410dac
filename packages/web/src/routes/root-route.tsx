import { Outlet, createRootRoute } from '@tanstack/react-router';
import { useMemo } from 'react';
import { firstDayOf } from '../locale/first-day.ts';
import { LocaleProvider } from '../locale/locale-context.tsx';
import { useToday } from '../locale/use-today.ts';
import { Toaster } from '../ui/toaster.tsx';

const locale = navigator.language;
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

const Root = () => {
  const today = useToday(timeZone);
  const value = useMemo(() => ({ locale, timeZone, today, firstDay: firstDayOf(locale) }), [today]);
  return (
    <LocaleProvider value={value}>
      <Outlet />
      <Toaster />
    </LocaleProvider>
  );
};

/** What stands around every page. */
export const rootRoute = createRootRoute({ component: Root });
