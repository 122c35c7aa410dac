import type { QuickAddContext } from './context.ts';
import { dateEnvironment } from './date/date-environment.ts';
import { findQuotes, unquoted } from './find-quotes.ts';
import { MaskedText } from './masked-text.ts';
import type { Problem } from './problem.ts';
import { type Due, readDue } from './read-due.ts';
import { readDuration } from './read-duration.ts';
import { type Marks, readMarks } from './read-marks.ts';
import { readReminder } from './read-reminder.ts';
import { describeDue } from './describe-due.ts';
import { bySpanStart, type Span } from './span.ts';

/** A task as it was typed into quick add. */
export interface QuickAdd extends Omit<Due, 'spans' | 'problems'>, Omit<Marks, 'spans' | 'problems'> {
  /** What is left when all recognised parts are taken away; empty if nothing is. */
  readonly title: string;
  readonly notes?: string;
  readonly reminders?: readonly { readonly minutes_before: number }[];
  /** The recognised parts by position, for removable chips. */
  readonly spans: readonly Span[];
  readonly problems: readonly Problem[];
  /** Date, time and recurrence spelled out, the zone where it is not the asker's; empty if there is no date. */
  readonly said: string;
}

const NOTES = /\s\/\/\s+(?<notes>\S[\s\S]*)$/u;

/**
 * Reads one line of quick add. Pure: the moment, the zone and the names come in. A part that the user took back is passed in
 * `context.ignored` and stays in the title.
 *
 * @example
 * parseQuickAdd('Pay rent every 1st p1 #home', { now, zone: 'Europe/Berlin', locale: 'en-GB', projects });
 * // { title: 'Pay rent', due_date: '2026-12-01', recurrence: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=1', anchor: 'due' }, … }
 */
export function parseQuickAdd(text: string, context: QuickAddContext): QuickAdd {
  const masked = new MaskedText(text);
  for (const range of context.ignored ?? []) masked.block(range);
  for (const quote of findQuotes(text)) masked.block(quote);
  const notes = takeNotes(masked);
  const environment = dateEnvironment(context);
  const reminder = readReminder(masked, environment.grammar);
  const length = readDuration(masked, environment.grammar);
  const due = readDue(masked, environment);
  const duration = due.due_time === undefined ? undefined : length;
  const marks = readMarks(masked, context);
  const spans = [
    ...(notes ? [notes] : []),
    ...(reminder ? [reminder.span] : []),
    ...(duration ? [duration] : []),
    ...due.spans,
    ...marks.spans,
  ].toSorted(bySpanStart);
  const { spans: _dueSpans, problems: dueProblems, ...dueFields } = due;
  const { spans: _markSpans, problems: markProblems, ...markFields } = marks;
  return {
    title: titleOf(text, spans),
    ...dueFields,
    ...markFields,
    ...(notes || duration ? { notes: [duration, notes].flatMap((span) => span?.value ?? []).join('\n') } : {}),
    ...(reminder ? { reminders: [{ minutes_before: reminder.minutesBefore }] } : {}),
    spans,
    problems: [...dueProblems, ...markProblems],
    said: describeDue(due, context),
  };
}

function takeNotes(masked: MaskedText): Span | undefined {
  const match = NOTES.exec(masked.current);
  if (!match) return undefined;
  const [start, end] = [match.index, masked.original.length];
  const value = masked.original.slice(end - (match.groups?.['notes'] ?? '').length).trim();
  const span: Span = { kind: 'notes', start, end, text: masked.original.slice(start, end), value };
  masked.mask(span);
  return span;
}

/** The text without its recognised parts, tidied where they were cut out. */
function titleOf(text: string, spans: readonly Span[]): string {
  let title = '';
  let position = 0;
  for (const { start, end } of spans) {
    title += text.slice(position, Math.max(position, start));
    position = Math.max(position, end);
  }
  title += text.slice(position);
  const tidy = title
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ (?=[,;.!?])/gu, '')
    .replaceAll(/,(?:\s*,)+/gu, ',')
    .replaceAll(/^[\s,;:–—-]+|[\s,;:–—-]+$/gu, '');
  return unquoted(tidy);
}
