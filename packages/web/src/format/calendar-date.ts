/** A calendar date, `YYYY-MM-DD`, without a zone: what is reckoned here is days, never moments. */
export type CalendarDate = string;

const dayMs = 86_400_000;

const toMs = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`);

const fromMs = (ms: number): CalendarDate => new Date(ms).toISOString().slice(0, 10);

/** The date so many days later, or earlier. */
export const addDays = (date: CalendarDate, days: number): CalendarDate => fromMs(toMs(date) + days * dayMs);

/** How many days it is from one date to another; negative where the other is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((toMs(to) - toMs(from)) / dayMs);

/** The same day so many months later; the month's last day where it has no such day. */
export const addMonths = (date: CalendarDate, months: number): CalendarDate => {
  const start = new Date(toMs(date));
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return fromMs(Date.UTC(year, month, Math.min(start.getUTCDate(), lastDay)));
};

/** ISO weekday: Monday 1 … Sunday 7. */
export const weekdayOf = (date: CalendarDate): number => new Date(toMs(date)).getUTCDay() || 7;

/** The first day of the date's week. */
export const startOfWeek = (date: CalendarDate, firstDay: number): CalendarDate =>
  addDays(date, -((weekdayOf(date) - firstDay + 7) % 7));

/** Whole weeks that hold the date's month, week by week; always six, so that nothing jumps. */
export const monthWeeks = (date: CalendarDate, firstDay: number): CalendarDate[][] => {
  const start = startOfWeek(`${date.slice(0, 7)}-01`, firstDay);
  return Array.from({ length: 6 }, (_week, week) =>
    Array.from({ length: 7 }, (_day, day) => addDays(start, week * 7 + day)),
  );
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date in the reader's words. */
export const formatDate = (date: CalendarDate, locale: string, options: Intl.DateTimeFormatOptions): string => {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(toMs(date));
};

/** A time of day, `HH:MM`, as the reader writes it. */
export const formatTime = (time: string, locale: string): string => {
  const format = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  return format.format(Date.parse(`1970-01-01T${time}:00Z`));
};
