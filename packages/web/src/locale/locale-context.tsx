import { createContext, use } from 'react';
import type { CalendarDate } from '../format/calendar-date.ts';

/** What every date on a screen is written by. */
export type LocaleValue = {
  /** BCP 47 tag. */
  locale: string;
  /** The day it is where the person is; changes at midnight. */
  today: CalendarDate;
  /** IANA zone in which moments become days. */
  timeZone: string;
  /** ISO weekday on which weeks start. */
  firstDay: number;
};

const Context = createContext<LocaleValue | null>(null);

/** Gives the reader's locale and day to the screens beneath it. */
export const LocaleProvider = Context.Provider;

/** The reader's locale and day. */
export const useLocale = (): LocaleValue => {
  const value = use(Context);
  if (value === null) throw new Error('useLocale needs a LocaleProvider above it');
  return value;
};
