import type { LanguageTask } from '../context.ts';
import { ENGLISH_DIALOGUE } from '../data/english-dialogue.ts';
import { findQuotes, unquoted } from '../find-quotes.ts';
import { anyOf } from '../pattern.ts';
import { titleWords } from '../titles/title-words.ts';
import type { Target } from './intent.ts';
import { readFilter } from './read-filter.ts';
import { readPositions } from './read-references.ts';
import { filterTasks, type TaskFilter } from './task-filter.ts';
import type { Turn } from './turn.ts';
import { strippingBack, strippingFront, wholePhrase } from './word-stripping.ts';

/** Which tasks a phrase may mean. */
export type Scope = 'open' | 'done' | 'live' | 'trashed';

/** How a phrase may be read. */
export interface TargetOptions {
  readonly scope: Scope;
  /** A day alone means the tasks of that day ("push today by a day"). */
  readonly bareDates?: boolean;
}

/** What a phrase came to. */
export type Resolution =
  | { readonly kind: 'found'; readonly target: Target }
  | { readonly kind: 'several'; readonly tasks: readonly LanguageTask[]; readonly also: readonly string[] }
  | {
      readonly kind: 'near';
      readonly tasks: readonly LanguageTask[];
      readonly also: readonly string[];
      /** How near the best one is, 0 to 1. */
      readonly score: number;
    }
  | { readonly kind: 'empty'; readonly filter: TaskFilter }
  | { readonly kind: 'nothing_listed' }
  | { readonly kind: 'none' };

const NEAREST = 3;
const stripBefore = strippingFront(ENGLISH_DIALOGUE.targetBefore);
const stripAfter = strippingBack(ENGLISH_DIALOGUE.targetAfter);
const isIt = wholePhrase(ENGLISH_DIALOGUE.it);
const isBoth = wholePhrase(ENGLISH_DIALOGUE.both);
const isThem = wholePhrase(ENGLISH_DIALOGUE.them);
const LIST = new RegExp(`\\s*(?:,\\s*(?:and\\s+)?|\\s${anyOf(ENGLISH_DIALOGUE.and)}\\s)\\s*`, 'iu');

const STATUS: Readonly<Record<Scope, TaskFilter['status']>> = {
  open: 'open',
  done: 'done',
  live: 'open',
  trashed: 'trashed',
};

/** Finds the tasks that a phrase means; never guesses between several. */
export function resolveTarget(phrase: string, turn: Turn, options: TargetOptions): Resolution {
  const text = phrase.trim();
  const [quote] = findQuotes(text);
  if (quote && quote.start === 0 && quote.end === text.length) return byTitle(unquoted(text), turn, options.scope);
  return byDialogue(text, turn) ?? byFilter(text, turn, options) ?? byTitleOrList(text, turn, options.scope);
}

function byDialogue(text: string, turn: Turn): Resolution | undefined {
  const listed = turn.context.dialogue?.listed ?? [];
  const known = turn.touched.length > 0 ? turn.touched : listed;
  if (isIt(text)) return known.length > 1 ? severalOf(known, turn) : foundIds(known, turn);
  if (isBoth(text)) return bothOf([known, listed], turn);
  if (isThem(text)) return foundIds(known, turn);
  const positions = readPositions(text, listed.length);
  if (!positions) return undefined;
  if (listed.length === 0) return hasTitle(text, turn) ? undefined : { kind: 'nothing_listed' };
  const ids = positions.flatMap((position) => listed[position - 1] ?? []);
  return ids.length === positions.length ? foundIds(ids, turn) : { kind: 'nothing_listed' };
}

function bothOf(lists: readonly (readonly string[])[], turn: Turn): Resolution {
  const pair = lists.find((list) => list.length === 2);
  return pair ? foundIds(pair, turn) : { kind: 'nothing_listed' };
}

function hasTitle(text: string, turn: Turn): boolean {
  return turn.index.withAllWords(text, () => true).length > 0;
}

function foundIds(ids: readonly string[], turn: Turn): Resolution {
  if (ids.length === 0) return { kind: 'nothing_listed' };
  turn.lookups.push({ kind: 'ids', ids });
  return { kind: 'found', target: { ids, by: 'dialogue' } };
}

function severalOf(ids: readonly string[], turn: Turn): Resolution {
  turn.lookups.push({ kind: 'ids', ids });
  return { kind: 'several', tasks: turn.tasksOf(ids), also: [] };
}

function byFilter(text: string, turn: Turn, options: TargetOptions): Resolution | undefined {
  const reading = readFilter(text, turn, STATUS[options.scope]);
  if (!reading || (!reading.plural && reading.onlyDate && !options.bareDates)) return undefined;
  if (!reading.plural && !reading.onlyDate && isTitle(text, turn)) return undefined;
  const { filter } = reading;
  turn.lookups.push({ kind: 'filter', filter });
  const ids = filterTasks(turn.context.tasks, filter, turn.environment).map(({ id }) => id);
  return ids.length > 0 ? { kind: 'found', target: { ids, by: 'filter', filter } } : { kind: 'empty', filter };
}

/** "Urgent" may be a task's very title. */
function isTitle(text: string, turn: Turn): boolean {
  const words = titleWords(text).join(' ');
  return turn.index
    .withAllWords(text, ({ deleted_at }) => deleted_at === null)
    .some(({ title }) => titleWords(title).join(' ') === words);
}

function byTitleOrList(text: string, turn: Turn, scope: Scope): Resolution {
  const whole = byTitle(text, turn, scope);
  if (whole.kind === 'found' || whole.kind === 'several') return whole;
  const parts = text.split(LIST).filter((part) => part.length > 0);
  if (parts.length < 2) return whole;
  return byParts(parts, turn, scope) ?? whole;
}

/** "milk and eggs": each part must be found; the first that is not decides what is asked. */
function byParts(parts: readonly string[], turn: Turn, scope: Scope): Resolution | undefined {
  const resolved = parts.map((part) => byDialogue(part, turn) ?? byTitle(part, turn, scope));
  const ids = new Set(resolved.flatMap((part) => (part.kind === 'found' ? part.target.ids : [])));
  const open = resolved.filter((part) => part.kind !== 'found');
  const [first, ...others] = open;
  if (!first) return { kind: 'found', target: { ids: [...ids], by: 'title' } };
  if (others.length > 0 || (first.kind !== 'several' && first.kind !== 'near')) return undefined;
  return { ...first, also: [...ids] };
}

function byTitle(phrase: string, turn: Turn, scope: Scope): Resolution {
  const words = stripAfter(stripBefore(phrase));
  turn.lookups.push({ kind: 'title', words, status: scope === 'live' ? 'all' : STATUS[scope] });
  const isMeant = (task: LanguageTask): boolean => inScope(task, scope);
  const [exact, stripped] = [phrase, words].map((text) => preferOpen(turn.index.withAllWords(text, isMeant)));
  const found = exact && exact.length > 0 ? exact : (stripped ?? []);
  const [only] = found;
  if (only && found.length === 1) return { kind: 'found', target: { ids: [only.id], by: 'title' } };
  if (found.length > 1) return { kind: 'several', tasks: found, also: [] };
  const near = turn.index.near(words, isMeant, NEAREST);
  const [best] = near;
  return best ? { kind: 'near', tasks: near.map(({ task }) => task), also: [], score: best.score } : { kind: 'none' };
}

/** Where done tasks may be meant too, open ones come first. */
function preferOpen(tasks: readonly LanguageTask[]): readonly LanguageTask[] {
  const open = tasks.filter(({ completed }) => !completed);
  return open.length > 0 ? open : tasks;
}

function inScope(task: LanguageTask, scope: Scope): boolean {
  if (scope === 'trashed') return task.deleted_at !== null;
  if (task.deleted_at !== null) return false;
  return scope === 'live' || task.completed === (scope === 'done');
}
