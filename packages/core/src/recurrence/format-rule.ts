import type { Rule, RuleUntil } from './rule.ts';

/**
 * Writes a rule as canonical RRULE text: parts in a fixed order, defaults left out. `parseRule` reads it back unchanged.
 *
 * @example
 * formatRule(parseRule('rrule:byday=mo;interval=1;freq=weekly')); // 'FREQ=WEEKLY;BYDAY=MO'
 */
export function formatRule(rule: Rule): string {
  const parts = [`FREQ=${rule.frequency}`];
  if (rule.interval !== 1) parts.push(`INTERVAL=${rule.interval}`);
  if (rule.count !== null) parts.push(`COUNT=${rule.count}`);
  if (rule.until !== null) parts.push(`UNTIL=${formatUntil(rule.until)}`);
  pushList(parts, 'BYMONTH', rule.months);
  pushList(parts, 'BYWEEKNO', rule.weekNumbers);
  pushList(parts, 'BYYEARDAY', rule.yearDays);
  pushList(parts, 'BYMONTHDAY', rule.monthDays);
  pushList(
    parts,
    'BYDAY',
    rule.days.map((day) => `${day.ordinal ?? ''}${day.weekday}`),
  );
  pushList(parts, 'BYSETPOS', rule.setPositions);
  if (rule.weekStart !== 'MO') parts.push(`WKST=${rule.weekStart}`);
  return parts.join(';');
}

function pushList(parts: string[], name: string, values: readonly (string | number)[]): void {
  if (values.length > 0) parts.push(`${name}=${values.join(',')}`);
}

function formatUntil(until: RuleUntil): string {
  const date = until.date.replaceAll('-', '');
  if (until.time === null) return date;
  return `${date}T${until.time.replaceAll(':', '')}${until.kind === 'instant' ? 'Z' : ''}`;
}
