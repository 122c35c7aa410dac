import { Temporal } from 'temporal-polyfill';

const formatters = new Map<string, Intl.DateTimeFormat>();

type Kind = 'date' | 'date_this_year' | 'time';

function formatter(locale: string, kind: Kind): Intl.DateTimeFormat {
  const key = `${kind}:${locale}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    ...(kind === 'time'
      ? { hour: usesHalves(locale) ? 'numeric' : '2-digit', minute: '2-digit' }
      : {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          ...(kind === 'date' ? { year: 'numeric' } : {}),
        }),
  });
  formatters.set(key, made);
  return made;
}

function usesHalves(locale: string): boolean {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 ?? false;
}

/** To whom dates are spelled. Without a zone every zone is named, without the moment every year. */
export interface SpellingContext {
  readonly locale: string;
  readonly zone?: string;
  readonly now?: Temporal.Instant;
}

/** A calendar date (`2026-11-27`) as the locale writes it: "Fri, Nov 27, 2026"; without its year where that is the one given. */
export function spellDate(date: string, locale: string, currentYear?: number): string {
  const { year, month, day } = Temporal.PlainDate.from(date);
  const kind = year === currentYear ? 'date_this_year' : 'date';
  return plainSpaces(formatter(locale, kind).format(Date.UTC(year, month - 1, day)));
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

/**
 * Date, time and zone in one phrase: "Fri, Nov 27, 9:00 AM (Asia/Tokyo)". The weekday and the date are always said; the year only
 * where it is another than the current one, the zone only where it is another than the asker's own.
 */
export function spellMoment(
  due: { readonly date: string; readonly time?: string | null; readonly zone?: string | null },
  { locale, zone: ownZone, now }: SpellingContext,
): string {
  const date = spellDate(due.date, locale, now?.toZonedDateTimeISO(ownZone ?? 'UTC').year);
  if (!due.time) return date;
  const zone = due.zone && due.zone !== ownZone ? ` (${due.zone})` : '';
  return `${date}, ${spellTime(due.time, locale)}${zone}`;
}
