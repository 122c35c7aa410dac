/** English wording of what was understood. */
export const ENGLISH_PHRASES = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  and: 'and',
  every: 'every',
  everyOther: 'every other',
  weekday: 'weekday',
  units: { DAILY: ['day', 'days'], WEEKLY: ['week', 'weeks'], MONTHLY: ['month', 'months'], YEARLY: ['year', 'years'] },
  lastDay: 'the last day',
  last: 'last',
  workday: 'workday',
  on: 'on',
  the: 'the',
  of: 'of',
  in: 'in',
  until: 'until',
  times: ['time', 'times'],
  fromCompletion: 'counted from completion',
  at: 'at',
} as const;

/** "1st", "2nd", "3rd", "11th". */
export function englishOrdinal(number: number): string {
  const lastTwo = number % 100;
  if (lastTwo >= 11 && lastTwo <= 13) return `${number}th`;
  return `${number}${['th', 'st', 'nd', 'rd'][number % 10] ?? 'th'}`;
}
