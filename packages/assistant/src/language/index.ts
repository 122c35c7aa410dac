export type {
  LanguageMember,
  LanguageProject,
  LanguageTask,
  MomentContext,
  Priority,
  QuickAddContext,
  TextRange,
} from './context.ts';
export { describeDue } from './describe-due.ts';
export { momentAt } from './moment-at.ts';
export { parseDateText } from './parse-date-text.ts';
export type { DateText } from './parse-date-text.ts';
export { parseQuickAdd } from './parse-quick-add.ts';
export type { QuickAdd } from './parse-quick-add.ts';
export { parseRecurrenceText } from './parse-recurrence-text.ts';
export type { RecurrenceText } from './parse-recurrence-text.ts';
export type { Problem } from './problem.ts';
export type { PersonMention, ProjectMention } from './read-marks.ts';
export { describeRecurrence } from './recurrence/describe-recurrence.ts';
export type { RecurrenceValue } from './recurrence/settle-recurrence.ts';
export { spellDate, spellMoment, spellTime } from './spell-date.ts';
export type { SpellingContext } from './spell-date.ts';
export type { Span, SpanKind } from './span.ts';
export { interpret } from './intent/interpret.ts';
export type { Interpretation } from './intent/interpret.ts';
export type {
  ClearableField,
  Dialogue,
  Intent,
  LanguageContext,
  NewDate,
  Option,
  Question,
  QuestionKind,
  Refusal,
  Show,
  Target,
  TaskChange,
} from './intent/intent.ts';
export type { TaskFilter } from './intent/task-filter.ts';
export type { Lookup } from './intent/turn.ts';
export { createWordsReader } from './words-reader.ts';
export type { NotUnderstood, ToolDate, ToolMoment, WordsReader } from './words-reader.ts';
