import type { LanguageProject, Priority } from '../context.ts';
import { ENGLISH_CALENDAR } from '../data/english-calendar.ts';
import { ENGLISH_DIALOGUE, ENGLISH_FILTER } from '../data/english-dialogue.ts';
import { findPeople, fold } from '../find-people.ts';
import { MaskedText } from '../masked-text.ts';
import { anyOf, literal, WORD_END, WORD_START } from '../pattern.ts';
import { readMarks } from '../read-marks.ts';
import { type DayRange, readPeriod } from './read-period.ts';
import type { TaskFilter } from './task-filter.ts';
import type { Turn } from './turn.ts';
import { phraseFinder } from './word-stripping.ts';

/** A phrase read as a filter. */
export interface FilterReading {
  readonly filter: TaskFilter;
  /** It speaks of many ("all", "tasks"), not only of a day or a property. */
  readonly plural: boolean;
  /** Nothing but a date was said. */
  readonly onlyDate: boolean;
}

type Draft = { -readonly [Key in keyof TaskFilter]: TaskFilter[Key] };

const FIND = {
  overdue: phraseFinder(ENGLISH_FILTER.overdue),
  done: phraseFinder(ENGLISH_FILTER.done),
  open: phraseFinder(ENGLISH_FILTER.open),
  trashed: phraseFinder(ENGLISH_FILTER.trashed),
  undated: phraseFinder(ENGLISH_FILTER.undated),
  repeating: phraseFinder(ENGLISH_FILTER.repeating),
  plural: phraseFinder(ENGLISH_FILTER.plural),
  everything: phraseFinder(ENGLISH_FILTER.everything),
};
const PRIORITIES = (Object.entries(ENGLISH_FILTER.priority) as [Priority, readonly string[]][]).map(
  ([priority, words]) => [priority, phraseFinder(words)] as const,
);
const NOISE = new RegExp(
  `${WORD_START}${anyOf([...ENGLISH_FILTER.noise, ...ENGLISH_FILTER.everything])}${WORD_END}`,
  'giu',
);
const LABELLED = new RegExp(`${WORD_START}${anyOf(ENGLISH_FILTER.labelled)}\\s+(?<label>[\\p{L}\\p{N}_-]+)`, 'iu');
const ASSIGNED = new RegExp(
  `${WORD_START}${anyOf(ENGLISH_FILTER.assigned)}\\s+(?<person>[\\p{L}][\\p{L}\\p{N}.-]*)`,
  'iu',
);
const OWNED = /(?<![\p{L}\p{N}])(?<person>[\p{L}][\p{L}\p{N}.-]*)'s(?![\p{L}])/iu;

/** "todays tasks": the apostrophe is often left out. */
const DAYS_TASKS = new RegExp(
  `${WORD_START}(${anyOf([...ENGLISH_CALENDAR.today, ...ENGLISH_CALENDAR.tomorrow, ...ENGLISH_CALENDAR.yesterday, ...ENGLISH_CALENDAR.weekdays.flatMap(({ strong }) => strong)])})s(?=\\s+${anyOf(ENGLISH_FILTER.everything)}${WORD_END})`,
  'giu',
);

/** Reads a phrase such as "all overdue p1 in #home" as a filter; undefined if any word of it is none of a filter's. */
export function readFilter(phrase: string, turn: Turn, status: TaskFilter['status']): FilterReading | undefined {
  const masked = new MaskedText(phrase.replaceAll('’', "'").replaceAll(DAYS_TASKS, "$1's"));
  const draft: Draft = { status };
  const plural = FIND.plural.test(masked.current);
  const universal = FIND.everything.test(masked.current);
  if (!readMarked(masked, draft, turn)) return undefined;
  const saysStatus = readProperties(masked, draft);
  readPlaces(masked, draft, turn);
  const undatedFilter = JSON.stringify({ ...draft, status: null });
  const period = readPeriod(masked, turn.environment);
  const rest = masked.current.replaceAll(/'s(?![\p{L}])/gu, ' ').replaceAll(NOISE, ' ');
  if (/[\p{L}\p{N}]/u.test(rest)) return undefined;
  const isBare = undatedFilter === JSON.stringify({ status: null }) && !saysStatus;
  if (isBare && !period && !universal) return undefined;
  return { filter: withPeriod(draft, period), plural, onlyDate: isBare && period !== undefined };
}

function readMarked(masked: MaskedText, draft: Draft, turn: Turn): boolean {
  const marks = readMarks(masked, turn.context);
  if (marks.problems.length > 0) return false;
  if (marks.project?.id) draft.project = marks.project.id;
  if (marks.assignee?.user_id) draft.assignee = marks.assignee.user_id;
  if (marks.labels.length > 0) draft.labels = marks.labels;
  if (marks.priority) draft.priority = marks.priority;
  return true;
}

function take(masked: MaskedText, pattern: RegExp): RegExpExecArray | undefined {
  const match = pattern.exec(masked.current) ?? undefined;
  if (match) masked.mask({ start: match.index, end: match.index + match[0].length });
  return match;
}

function readProperties(masked: MaskedText, draft: Draft): boolean {
  let saysStatus = true;
  if (take(masked, FIND.undated)) draft.undated = true;
  if (take(masked, FIND.repeating)) draft.repeating = true;
  if (take(masked, FIND.overdue)) draft.overdue = true;
  if (take(masked, FIND.trashed)) draft.status = 'trashed';
  else if (take(masked, FIND.open)) draft.status = 'open';
  else if (take(masked, FIND.done)) draft.status = 'done';
  else saysStatus = false;
  for (const [priority, pattern] of PRIORITIES) {
    if (draft.priority === undefined && take(masked, pattern)) draft.priority = priority;
  }
  return saysStatus;
}

function readPlaces(masked: MaskedText, draft: Draft, turn: Turn): void {
  const label = take(masked, LABELLED)?.groups?.['label'];
  if (label) draft.labels = [...(draft.labels ?? []), label];
  const project = takeProject(masked, turn.context.projects ?? []);
  if (project !== undefined) draft.project = project;
  for (const pattern of [ASSIGNED, OWNED]) {
    const match = pattern.exec(masked.current);
    const [person, ...others] = findPeople(
      match?.groups?.['person'] ?? '',
      turn.context.members ?? [],
      turn.context.userId,
    );
    if (!match || !person || others.length > 0) continue;
    draft.assignee = person.user_id;
    masked.mask({ start: match.index, end: match.index + match[0].length });
  }
}

/** "in home", "from the inbox", "home tasks". */
function takeProject(masked: MaskedText, projects: readonly LanguageProject[]): string | undefined {
  const named = [
    ...projects.map(({ id, name }) => [fold(name), id] as const),
    ...ENGLISH_DIALOGUE.inbox.map((name) => [name, 'inbox'] as const),
  ];
  for (const [name, id] of named.toSorted((a, b) => b[0].length - a[0].length)) {
    const source = `${WORD_START}(?:${anyOf(ENGLISH_FILTER.inProject)}\\s+${literal(name)}(?:\\s+${anyOf(ENGLISH_FILTER.projectAfter)})?|${literal(name)}(?:\\s+${anyOf(ENGLISH_FILTER.projectAfter)}|$))${WORD_END}`;
    if (take(masked, new RegExp(source, 'iu'))) return id;
  }
  return undefined;
}

function withPeriod(draft: Draft, period: DayRange | undefined): TaskFilter {
  if (!period) return draft;
  const [from, to] = [period.from?.toString(), period.to?.toString()];
  return draft.status === 'done'
    ? { ...draft, ...(from ? { completed_from: from } : {}), ...(to ? { completed_to: to } : {}) }
    : { ...draft, ...(from ? { due_from: from } : {}), ...(to ? { due_to: to } : {}) };
}
