import type { TextRange } from './context.ts';

/** What a span of the text was understood to be. */
export type SpanKind =
  | 'literal'
  | 'recurrence'
  | 'date'
  | 'time'
  | 'project'
  | 'assignee'
  | 'label'
  | 'priority'
  | 'reminder'
  | 'notes';

/**
 * A recognised part of the text, for a removable chip.
 * `value` is the normal form: `2026-11-27`, `09:00`, an RRULE, a project's name, `urgent`.
 */
export interface Span extends TextRange {
  readonly kind: SpanKind;
  readonly text: string;
  readonly value: string;
}

/** Orders spans by where they stand in the text. */
export function bySpanStart(a: TextRange, b: TextRange): number {
  return a.start - b.start;
}

/** Whether two ranges share a character. */
export function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}
