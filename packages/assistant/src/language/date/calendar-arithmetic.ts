import { Temporal } from 'temporal-polyfill';
import type { CalendarUnit, HolidayRule } from '../data/language-data.ts';

/** First day of the week that holds `date`. */
export function startOfWeek(date: Temporal.PlainDate, weekStart: number): Temporal.PlainDate {
  return date.subtract({ days: (date.dayOfWeek - weekStart + 7) % 7 });
}

/** The given weekday inside the week that holds `date`. */
export function weekdayInWeek(date: Temporal.PlainDate, weekday: number, weekStart: number): Temporal.PlainDate {
  return startOfWeek(date, weekStart).add({ days: (weekday - weekStart + 7) % 7 });
}

/** The first such weekday strictly after `date`. */
export function weekdayAfter(date: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return date.add({ days: ((weekday - date.dayOfWeek + 6) % 7) + 1 });
}

/** The first such weekday on or after `date`. */
export function weekdayFrom(date: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return date.add({ days: (weekday - date.dayOfWeek + 7) % 7 });
}

/** The last such weekday strictly before `date`. */
export function weekdayBefore(date: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return date.subtract({ days: ((date.dayOfWeek - weekday + 6) % 7) + 1 });
}

/** The `nth` such weekday of the month (1 to 5, -1 the last), or undefined if the month has none. */
export function nthWeekday(month: Temporal.PlainDate, weekday: number, nth: number): Temporal.PlainDate | undefined {
  if (nth < 0) {
    const last = endOfMonth(month);
    return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 });
  }
  const found = weekdayFrom(month.with({ day: 1 }), weekday).add({ days: 7 * (nth - 1) });
  return found.month === month.month ? found : undefined;
}

export function startOfMonth(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.with({ day: 1 });
}

export function endOfMonth(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.with({ day: date.daysInMonth });
}

/** A real calendar day, or undefined for such as 30 February. */
export function dayOrNothing(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** Adds calendar units; working days skip Saturday and Sunday. */
export function addUnits(date: Temporal.PlainDate, unit: CalendarUnit, amount: number): Temporal.PlainDate {
  switch (unit) {
    case 'day':
      return date.add({ days: amount });
    case 'workday':
      return addWorkdays(date, amount);
    case 'week':
      return date.add({ days: 7 * amount });
    case 'fortnight':
      return date.add({ days: 14 * amount });
    case 'month':
      return date.add({ months: amount });
    case 'quarter':
      return date.add({ months: 3 * amount });
    case 'year':
      return date.add({ years: amount });
    default:
      return date;
  }
}

function addWorkdays(date: Temporal.PlainDate, amount: number): Temporal.PlainDate {
  const step = Math.sign(amount);
  let current = date;
  for (let left = Math.abs(amount); left > 0;) {
    current = current.add({ days: step });
    if (current.dayOfWeek <= 5) left -= 1;
  }
  return current;
}

/** The next day on or after `from` on which the feast falls. */
export function nextHoliday(rule: HolidayRule, from: Temporal.PlainDate): Temporal.PlainDate {
  const thisYear = holidayIn(rule, from.year);
  return thisYear && Temporal.PlainDate.compare(thisYear, from) >= 0
    ? thisYear
    : (holidayIn(rule, from.year + 1) ?? from);
}

function holidayIn(rule: HolidayRule, year: number): Temporal.PlainDate | undefined {
  if ('easterOffset' in rule) return easterSunday(year).add({ days: rule.easterOffset });
  if ('weekday' in rule) {
    return nthWeekday(Temporal.PlainDate.from({ year, month: rule.month, day: 1 }), rule.weekday, rule.nth);
  }
  return Temporal.PlainDate.from({ year, month: rule.month, day: rule.day });
}

/** Easter Sunday by the anonymous Gregorian computus. */
function easterSunday(year: number): Temporal.PlainDate {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const skipped = Math.floor((century - 17) / 25);
  let epact = (century - Math.floor(century / 4) - Math.floor((century - skipped) / 3) + 19 * golden + 15) % 30;
  epact -=
    Math.floor(epact / 28) *
    (1 - Math.floor(epact / 28) * Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + epact + 2 - century + Math.floor(century / 4)) % 7;
  const offset = epact - weekday;
  const month = 3 + Math.floor((offset + 40) / 44);
  return Temporal.PlainDate.from({ year, month, day: offset + 28 - 31 * Math.floor(month / 4) });
}
