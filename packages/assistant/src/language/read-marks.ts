import type { LanguageMember, Priority, QuickAddContext } from './context.ts';
import { findPeople, fold } from './find-people.ts';
import type { MaskedText } from './masked-text.ts';
import type { Problem } from './problem.ts';
import type { Span } from './span.ts';

/** A project as quick add names it: an id where it exists. */
export interface ProjectMention {
  readonly id?: string;
  readonly name: string;
}

/** A person as quick add names them: an id where they are a member. */
export interface PersonMention {
  readonly user_id?: string;
  readonly name: string;
}

/** What `#`, `@`, `%` and `p1` said. */
export interface Marks {
  readonly project?: ProjectMention;
  readonly assignee?: PersonMention;
  readonly labels: readonly string[];
  readonly priority?: Priority;
  readonly spans: readonly Span[];
  readonly problems: readonly Problem[];
}

const NAME = String.raw`(?:"(?<quoted>[^"]+)"|(?<name>[\p{L}\p{N}_][\p{L}\p{N}_./-]*))`;
const PROJECT = new RegExp(`(?<![^\\s\\uFFFC(])#(?=\\D|\\d+\\p{L})${NAME}`, 'iu');
const PERSON = new RegExp(
  `(?<![^\\s\\uFFFC(])@(?=[\\p{L}"])(?:"(?<quoted>[^"]+)"|(?<name>[\\p{L}][\\p{L}\\p{N}_.+-]*(?:@[\\p{L}\\p{N}.-]+)?))`,
  'iu',
);
const LABEL = new RegExp(`(?<![^\\s\\uFFFC(])%(?=[\\p{L}"])${NAME}`, 'iu');
const PRIORITY = /(?<![\p{L}\p{N}#@%_-])(?:p(?<level>[1-4])|!(?<word>urgent|high|medium|low))(?![\p{L}\p{N}])/iu;
const LEVELS: Readonly<Record<string, Priority>> = {
  '1': 'urgent',
  '2': 'high',
  '3': 'medium',
  '4': 'low',
  urgent: 'urgent',
  high: 'high',
  medium: 'medium',
  low: 'low',
};

/** Reads the marks and consumes them in `masked`. */
export function readMarks(masked: MaskedText, context: QuickAddContext): Marks {
  const spans: Span[] = [];
  const problems: Problem[] = [];
  const project = takeProject(masked, context, spans, problems);
  const assignee = takePerson(masked, context, spans, problems);
  const labels = takeLabels(masked, spans);
  const priority = takePriority(masked, spans);
  return {
    ...(project ? { project } : {}),
    ...(assignee ? { assignee } : {}),
    labels,
    ...(priority ? { priority } : {}),
    spans,
    problems,
  };
}

function take(masked: MaskedText, span: Omit<Span, 'text'>): Span {
  const taken = { ...span, text: masked.original.slice(span.start, span.end) };
  masked.mask(span);
  return taken;
}

function nameIn(masked: MaskedText, match: RegExpExecArray): string {
  const quoted = match.groups?.['quoted'];
  const raw = quoted ?? (match.groups?.['name'] ?? '').replace(/[./-]+$/u, '');
  const offset = masked.current.indexOf(raw, match.index);
  return masked.original.slice(offset, offset + raw.length);
}

function takeProject(
  masked: MaskedText,
  { projects = [] }: QuickAddContext,
  spans: Span[],
  problems: Problem[],
): ProjectMention | undefined {
  const match = PROJECT.exec(masked.current);
  if (!match) return undefined;
  const rest = masked.original.slice(match.index + 1);
  // A name of several words is taken whole where a project bears it: "#home office".
  const known = projects
    .filter(({ name }) => fold(rest).startsWith(fold(name)) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  const name = known && !match.groups?.['quoted'] ? known.name : nameIn(masked, match);
  const project = known ?? projects.find((candidate) => fold(candidate.name) === fold(name));
  const length = match.groups?.['quoted'] ? match[0].length : 1 + name.length;
  const span = take(masked, {
    kind: 'project',
    start: match.index,
    end: match.index + length,
    value: project?.name ?? name,
  });
  spans.push(span);
  if (project) return { id: project.id, name: project.name };
  problems.push({ code: 'unknown_project', severity: 'note', text: span.text });
  return { name };
}

function takePerson(
  masked: MaskedText,
  { members = [], userId }: QuickAddContext,
  spans: Span[],
  problems: Problem[],
): PersonMention | undefined {
  const match = PERSON.exec(masked.current);
  if (!match) return undefined;
  const said = nameIn(masked, match);
  const rest = masked.original.slice(match.index + 1);
  const whole = members.find(({ name }) => name.includes(' ') && fold(rest).startsWith(fold(name)));
  const candidates: readonly LanguageMember[] = whole ? [whole] : findPeople(said, members, userId);
  const [person] = candidates.length === 1 ? candidates : [];
  const length = whole
    ? 1 + whole.name.length
    : match[0].length - (match.groups?.['name'] ? trailing(match.groups['name']) : 0);
  const span = take(masked, {
    kind: 'assignee',
    start: match.index,
    end: match.index + length,
    value: person?.name ?? said,
  });
  spans.push(span);
  if (person) return { user_id: person.user_id, name: person.name };
  const code = candidates.length > 1 ? 'ambiguous_person' : 'unknown_person';
  problems.push({ code, severity: 'note', text: span.text });
  return { name: said };
}

function trailing(name: string): number {
  return /[./-]+$/u.exec(name)?.[0].length ?? 0;
}

function takeLabels(masked: MaskedText, spans: Span[]): readonly string[] {
  const labels: string[] = [];
  for (let match = LABEL.exec(masked.current); match; match = LABEL.exec(masked.current)) {
    const name = nameIn(masked, match);
    const end = match.index + match[0].length - (match.groups?.['name'] ? trailing(match.groups['name']) : 0);
    spans.push(take(masked, { kind: 'label', start: match.index, end, value: name }));
    if (!labels.some((label) => fold(label) === fold(name))) labels.push(name);
  }
  return labels;
}

function takePriority(masked: MaskedText, spans: Span[]): Priority | undefined {
  const match = PRIORITY.exec(masked.current);
  const priority = LEVELS[(match?.groups?.['level'] ?? match?.groups?.['word'] ?? '').toLowerCase()];
  if (!match || !priority) return undefined;
  spans.push(
    take(masked, { kind: 'priority', start: match.index, end: match.index + match[0].length, value: priority }),
  );
  return priority;
}
