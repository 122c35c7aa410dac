import { parseRule, type Rule, type RuleDay } from '@lockstep/core';
import { ENGLISH_PHRASES as WORDS, englishOrdinal } from '../data/english-phrases.ts';
import { spellDate } from '../spell-date.ts';
import type { RecurrenceValue } from './settle-recurrence.ts';

const ORDER: readonly RuleDay['weekday'][] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const WORKWEEK = 'MO,TU,WE,TH,FR';

/**
 * A recurrence in words.
 *
 * @example
 * describeRecurrence({ rrule: 'FREQ=MONTHLY;BYDAY=3FR', anchor: 'due' }, 'en-US'); // 'every month on the 3rd Friday'
 */
export function describeRecurrence(recurrence: RecurrenceValue, locale: string): string {
  const rule = parseRule(recurrence.rrule);
  const parts = [describeDays(rule)];
  if (rule.count !== null) parts.push(`${rule.count} ${rule.count === 1 ? WORDS.times[0] : WORDS.times[1]}`);
  if (rule.until) parts.push(`${WORDS.until} ${spellDate(rule.until.date, locale)}`);
  if (recurrence.anchor === 'completion') parts.push(WORDS.fromCompletion);
  return parts.join(', ');
}

function describeDays(rule: Rule): string {
  const days = rule.days.map((day) => day.weekday).toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  if (rule.frequency === 'WEEKLY' && rule.interval === 1 && days.length > 0) {
    return days.join(',') === WORKWEEK
      ? `${WORDS.every} ${WORDS.weekday}`
      : `${WORDS.every} ${list(days.map(weekdayName))}`;
  }
  const detail = describeDetail(rule, days);
  return [interval(rule), detail].filter(Boolean).join(' ');
}

function interval({ frequency, interval: count }: Rule): string {
  const [one, many] = WORDS.units[frequency];
  if (count === 1) return `${WORDS.every} ${one}`;
  return count === 2 ? `${WORDS.everyOther} ${one}` : `${WORDS.every} ${count} ${many}`;
}

function describeDetail(rule: Rule, days: readonly RuleDay['weekday'][]): string {
  if (rule.frequency === 'YEARLY' && rule.months.length > 0) {
    const month = list(rule.months.map((number) => WORDS.months[number - 1] ?? ''));
    return rule.monthDays.length > 0
      ? `${WORDS.on} ${month} ${list(rule.monthDays.map(String))}`
      : `${WORDS.in} ${month}`;
  }
  if (rule.monthDays.length > 0) return `${WORDS.on} ${list(rule.monthDays.map(dayName))}`;
  if (rule.setPositions.length > 0 && days.join(',') === WORKWEEK) {
    return `${WORDS.on} ${list(rule.setPositions.map((nth) => `${WORDS.the} ${nthName(nth)} ${WORDS.workday}`))}`;
  }
  if (rule.days.length === 0) return '';
  return `${WORDS.on} ${list(rule.days.map(({ weekday, ordinal }) => (ordinal === null ? weekdayName(weekday) : `${WORDS.the} ${nthName(ordinal)} ${weekdayName(weekday)}`)))}`;
}

function weekdayName(weekday: RuleDay['weekday']): string {
  return WORDS.weekdays[ORDER.indexOf(weekday)] ?? weekday;
}

function dayName(day: number): string {
  return day === -1 ? WORDS.lastDay : `${WORDS.the} ${englishOrdinal(day)}`;
}

function nthName(nth: number): string {
  return nth === -1 ? WORDS.last : englishOrdinal(nth);
}

function list(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${WORDS.and} ${words.at(-1) ?? ''}`;
}
