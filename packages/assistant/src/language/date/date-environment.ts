import type { MomentContext } from '../context.ts';
import type { DateEnvironment } from './date-rule.ts';
import { ENGLISH_GRAMMAR } from './english-grammar.ts';

/** Derives the reading environment from the asker's moment. */
export function dateEnvironment(context: MomentContext): DateEnvironment {
  const local = context.now.toZonedDateTimeISO(context.zone);
  return {
    grammar: ENGLISH_GRAMMAR,
    zone: context.zone,
    locale: context.locale,
    instant: context.now,
    today: local.toPlainDate(),
    clock: local.toPlainTime(),
    weekStart: context.weekStart ?? localeWeekStart(context.locale),
    dayFirst: isDayFirst(context.locale),
  };
}

interface LocaleFacts {
  readonly weekStart: number;
  readonly dayFirst: boolean;
}

const factsByLocale = new Map<string, LocaleFacts>();

function localeFacts(locale: string): LocaleFacts {
  const known = factsByLocale.get(locale);
  if (known) return known;
  const facts = { weekStart: readWeekStart(locale), dayFirst: readDayFirst(locale) };
  factsByLocale.set(locale, facts);
  return facts;
}

/** First day of the week where the locale is at home, 1 Monday to 7 Sunday. */
function localeWeekStart(locale: string): number {
  return localeFacts(locale).weekStart;
}

/** Whether the locale writes the day before the month. */
function isDayFirst(locale: string): boolean {
  return localeFacts(locale).dayFirst;
}

interface WeekInfo {
  readonly firstDay: number;
}

function readWeekStart(locale: string): number {
  const parsed: Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo } = new Intl.Locale(locale);
  return parsed.getWeekInfo?.().firstDay ?? parsed.weekInfo?.firstDay ?? 1;
}

function readDayFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', timeZone: 'UTC' }).formatToParts(0);
  const day = parts.findIndex((part) => part.type === 'day');
  const month = parts.findIndex((part) => part.type === 'month');
  return day < month;
}
