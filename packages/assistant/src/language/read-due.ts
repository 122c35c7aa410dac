import type { Temporal } from 'temporal-polyfill';
import type { DateEnvironment } from './date/date-rule.ts';
import { type Moment, type MomentOptions, readMoment } from './date/read-moment.ts';
import type { MaskedText } from './masked-text.ts';
import type { Problem } from './problem.ts';
import { findRecurrence } from './recurrence/read-recurrence.ts';
import { ENGLISH_RECURRENCE_GRAMMAR } from './recurrence/recurrence-grammar.ts';
import { type RecurrenceValue, settleRecurrence } from './recurrence/settle-recurrence.ts';
import type { Span } from './span.ts';

/** When a task is due, and how it repeats. */
export interface Due {
  readonly due_date?: string;
  readonly due_time?: string;
  readonly due_zone?: string;
  readonly recurrence?: RecurrenceValue;
  readonly spans: readonly Span[];
  readonly problems: readonly Problem[];
}

/** Reads recurrence, date and time, in this order, and consumes their words. */
export function readDue(masked: MaskedText, environment: DateEnvironment, options: MomentOptions = {}): Due {
  const found = findRecurrence(masked.current, ENGLISH_RECURRENCE_GRAMMAR, environment);
  if (!found) return dueOf(readMoment(masked, environment, options), environment);
  const text = masked.original.slice(found.start, found.end);
  if (!found.draft) {
    masked.block(found);
    const due = dueOf(readMoment(masked, environment, options), environment);
    return { ...due, problems: [{ code: 'unsupported_recurrence', severity: 'error', text }, ...due.problems] };
  }
  masked.mask(found);
  const moment = readMoment(masked, environment, { ...options, recurring: true });
  const time = moment.time ?? found.draft.time ?? undefined;
  const settled = settleRecurrence(found.draft, environment, { date: moment.date, time });
  if (!settled) {
    return {
      ...dueOf(moment, environment),
      problems: [{ code: 'recurrence_never', severity: 'error', text }, ...moment.problems],
    };
  }
  const span: Span = { kind: 'recurrence', start: found.start, end: found.end, text, value: settled.recurrence.rrule };
  const due = dueOf({ ...moment, date: settled.first, ...(time ? { time } : {}) }, environment);
  return { ...due, recurrence: settled.recurrence, spans: [span, ...due.spans] };
}

function dueOf({ date, time, spans, problems }: Moment, { zone }: DateEnvironment): Due {
  return {
    ...(date ? { due_date: date.toString() } : {}),
    ...(date && time ? { due_time: clockText(time), due_zone: zone } : {}),
    spans,
    problems,
  };
}

function clockText(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: 'minute' });
}
