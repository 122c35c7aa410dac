import { Temporal } from 'temporal-polyfill';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, kind: 'date' | 'time'): Intl.DateTimeFormat {
  const key = `${kind}:${locale}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    ...(kind === 'date'
      ? { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }
      : { hour: usesHalves(locale) ? 'numeric' : '2-digit', minute: '2-digit' }),
  });
  formatters.set(key, made);
  return made;
}

function usesHalves(locale: string): boolean {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 ?? false;
}

/** A calendar date (`2026-11-27`) as the locale writes it: "Fri, Nov 27, 2026". */
export function spellDate(date: string, locale: string): string {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return plainSpaces(formatter(locale, 'date').format(Date.UTC(year, month - 1, day)));
}

/** A time of day (`09:00`) as the locale writes it: "9:00 AM". */
export function spellTime(time: string, locale: string): string {
  const { hour, minute } = Temporal.PlainTime.from(time);
  return plainSpaces(formatter(locale, 'time').format(Date.UTC(2000, 0, 1, hour, minute)));
}

/** Some versions of Intl put narrow no-break spaces before "AM"; words for people and tests are simpler without. */
function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00A0\u202F]/gu, ' ');
}

/** Date, time and zone in one phrase: "Fri, Nov 27, 2026, 9:00 AM (Europe/Berlin)". */
export function spellMoment(
  due: { readonly date: string; readonly time?: string | null; readonly zone?: string | null },
  locale: string,
): string {
  const date = spellDate(due.date, locale);
  if (!due.time) return date;
  const zone = due.zone ? ` (${due.zone})` : '';
  return `${date}, ${spellTime(due.time, locale)}${zone}`;
}
