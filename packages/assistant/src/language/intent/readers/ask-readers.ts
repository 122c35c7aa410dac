import type { LanguageTask, Priority } from '../../context.ts';
import { ENGLISH_DIALOGUE } from '../../data/english-dialogue.ts';
import { findPeople } from '../../find-people.ts';
import { unquoted } from '../../find-quotes.ts';
import { MaskedText } from '../../masked-text.ts';
import type { Show } from '../intent.ts';
import { readFilter } from '../read-filter.ts';
import { readPeriod } from '../read-period.ts';
import { resolveTarget } from '../resolve-target.ts';
import { dueDay, filterTasks, type TaskFilter } from '../task-filter.ts';
import { doing, type Outcome, type Turn } from '../turn.ts';
import type { Reader } from './reader.ts';
import { type WithTarget, withTarget } from './with-target.ts';
import { wholePhrase } from '../word-stripping.ts';

/** Finds tasks by a filter and shows them in some way. */
function findBy(filter: TaskFilter, show: Show, turn: Turn): Outcome {
  turn.lookups.push({ kind: 'filter', filter });
  const ids = inOrder(filterTasks(turn.context.tasks, filter, turn.environment), filter, turn).map(({ id }) => id);
  return doing({ kind: 'find', filter, show, ids });
}

const URGENCY: readonly Priority[] = ['urgent', 'high', 'medium', 'low', 'none'];

/** Done tasks: last done first. Others: by day and time, undated ones last, then by priority. */
function inOrder(tasks: readonly LanguageTask[], filter: TaskFilter, turn: Turn): readonly LanguageTask[] {
  const key = (task: LanguageTask): string =>
    `${dueDay(task, turn.environment.zone) ?? '9999'} ${task.due_time ?? '99'} ${URGENCY.indexOf(task.priority)}`;
  const sorted = tasks.map((task) => [filter.status === 'done' ? (task.completed_at ?? '') : key(task), task] as const);
  const sign = filter.status === 'done' ? -1 : 1;
  return sorted.toSorted(([a], [b]) => sign * (a < b ? -1 : a > b ? 1 : 0)).map(([, task]) => task);
}

/** "what's due today", "show #home", "friday's tasks". */
export const readShow: Reader = ({ filter, person }, turn, utterance) => {
  const [member, ...others] =
    person === undefined ? [] : findPeople(person, turn.context.members ?? [], turn.context.userId);
  if (member && others.length === 0) return findBy({ status: 'open', assignee: member.user_id }, 'list', turn);
  const reading = filter === undefined ? undefined : readFilter(filter.replace(/\?+$/u, ''), turn, 'open');
  return reading ? findBy(reading.filter, 'list', turn) : noSuchPlace(filter ?? '', utterance);
};

const PLACE =
  /\s(?:in|under)\s+(?:the\s+)?(?:(?:project|list)\s+)?(?<place>[\p{L}\p{N}][\p{L}\p{N}_-]*)(?:\s+(?:project|list))?\s*\??$/iu;

/** "what's in Garden", "show #garden": a place that is no project is named as such. */
function noSuchPlace(filter: string, utterance: string): Outcome | undefined {
  const marked = /^(?:(?:all|tasks|everything)\s+)?(?:in\s+)?#(?<place>\S+?)\??$/iu.exec(filter)?.groups?.['place'];
  const place = marked ?? PLACE.exec(utterance)?.groups?.['place'];
  const isShort = utterance.split(' ').length <= 5;
  return place !== undefined && isShort ? doing({ kind: 'refuse', reason: 'unknown_project', text: place }) : undefined;
}

/** A filter without any verb: "overdue p1 in #home". */
export function readBareFilter(text: string, turn: Turn): Outcome | undefined {
  const reading = readFilter(text.replace(/\?+$/u, ''), turn, 'open');
  return reading && findBy(reading.filter, 'list', turn);
}

/** "how many open". */
export const readCount: Reader = ({ filter }, turn) => {
  const reading = readFilter((filter ?? '').replace(/\?+$/u, ''), turn, 'open');
  return reading && findBy(reading.filter, 'count', turn);
};

/** "what's next". */
export const readNext: Reader = (_slots, turn) => findBy({ status: 'open' }, 'next', turn);

/** "what did I finish this week". */
export const readDoneByMe: Reader = ({ period }, turn) => {
  const masked = new MaskedText((period ?? '').replace(/\?+$/u, ''));
  const range = readPeriod(masked, turn.environment);
  if (/[\p{L}\p{N}]/u.test(masked.current.replaceAll(/\b(?:so far|on|in|during|over|the|already)\b/giu, '')))
    return undefined;
  const [from, to] = [range?.from?.toString(), range?.to?.toString()];
  return findBy(
    { status: 'done', ...(from ? { completed_from: from } : {}), ...(to ? { completed_to: to } : {}) },
    'list',
    turn,
  );
};

const isAssistant = wholePhrase(ENGLISH_DIALOGUE.assistant);
const isAnyone = wholePhrase(ENGLISH_DIALOGUE.anyone);

/** "what did the agent change". */
export const readChanges: Reader = ({ actor, period }, turn) => {
  const who = (actor ?? '').toLowerCase();
  if (actor !== undefined && !isAssistant(who) && !isAnyone(who)) return undefined;
  const masked = new MaskedText((period ?? '').replace(/\?+$/u, ''));
  const from = readPeriod(masked, turn.environment)?.from?.toString();
  if (/[\p{L}\p{N}]/u.test(masked.current)) return undefined;
  return doing({ kind: 'changes', by: isAssistant(who) ? 'assistant' : 'anyone', ...(from ? { from } : {}) });
};

/** Reading needs no choice: everything that matches is shown. */
function showTarget(phrase: string | undefined, turn: Turn, show: Show, options: WithTarget): Outcome | undefined {
  const status = options.scope === 'live' ? 'all' : 'open';
  const words = unquoted((phrase ?? '').replace(/\?+$/u, '').trim());
  const showing = (ids: readonly string[]): Outcome =>
    doing({ kind: 'find', filter: { status, query: words }, show, ids });
  const resolution = resolveTarget(words, turn, options);
  if (resolution.kind === 'several') return showing(resolution.tasks.map(({ id }) => id));
  return withTarget(words, turn, options, ({ ids }) => showing(ids));
}

/** "when is rent due". */
export const readWhenDue: Reader = ({ target }, turn) => showTarget(target, turn, 'when', { scope: 'open' });

/** "who has milk". */
export const readWho: Reader = ({ target }, turn) => showTarget(target, turn, 'who', { scope: 'open' });

/** "is milk done". */
export const readState: Reader = ({ target }, turn) =>
  showTarget(target, turn, 'state', { scope: 'live', loose: true });

/** "find milk": what matches, or the nearest titles as what was meant. */
export const readFind: Reader = ({ query }, turn) => {
  const words = unquoted((query ?? '').replace(/\?+$/u, '').trim());
  const reading = readFilter(words, turn, 'open');
  return reading ? findBy(reading.filter, 'list', turn) : showTarget(words, turn, 'list', { scope: 'live' });
};
