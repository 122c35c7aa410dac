import { ENGLISH_LEXICON } from '../../data/english-lexicon.ts';
import { parseQuickAdd } from '../../parse-quick-add.ts';
import type { LanguageTask } from '../../context.ts';
import type { Intent, Target } from '../intent.ts';
import { readFilter } from '../read-filter.ts';
import { resolveTarget } from '../resolve-target.ts';
import { asking, doing, type Outcome, type Turn } from '../turn.ts';
import { addFrom, offerToAdd } from './add-readers.ts';
import type { Reader } from './reader.ts';
import { withTarget } from './with-target.ts';

type Simple = 'complete' | 'reopen' | 'delete' | 'restore' | 'skip';

function simply(kind: Simple): (target: Target) => Outcome {
  return (target) => doing({ kind, target });
}

/** "mark milk done", "finish milk and eggs": an unknown title may be a new task that begins with such a verb. */
export const readComplete: Reader = ({ target }, turn, utterance) =>
  withTarget(target, turn, { scope: 'open', orElse: () => offerUnlessMark(utterance, turn) }, (found) =>
    isEverything(found) ? confirmMany(utterance, found) : doing({ kind: 'complete', target: found }),
  );

/** Nothing narrows it down: every open task is meant. */
function isEverything({ ids, filter }: Target): boolean {
  return ids.length > 1 && filter !== undefined && Object.keys(filter).join() === 'status';
}

function confirmMany(about: string, target: Target): Outcome {
  return asking({
    kind: 'confirm_many',
    about,
    options: [{ label: String(target.ids.length), intents: [{ kind: 'complete', target }] }],
  });
}

function offerUnlessMark(utterance: string, turn: Parameters<Reader>[1]): Outcome | undefined {
  if (/^(?:mark|done)\b/iu.test(utterance)) return undefined;
  // "finish slides tomorrow": with a date it reads like a new task.
  const { spans } = parseQuickAdd(utterance, turn.context);
  return spans.some(({ kind }) => kind === 'date' || kind === 'recurrence')
    ? addFrom(utterance, turn)
    : offerToAdd(utterance, turn);
}

/** "milk is done": only where milk is a task. */
export const readCompleteLoose: Reader = ({ target }, turn) =>
  withTarget(target, turn, { scope: 'open', loose: true }, simply('complete'));

/** "I bought the milk": tells that a task may be done, and is asked back. */
export const readCompleteStatement: Reader = ({ past, target }, turn, utterance) => {
  const verb = ENGLISH_LEXICON.past[(past ?? '').toLowerCase()];
  if (!verb || !target) return undefined;
  const both = resolveTarget(`${verb} ${target}`, turn, { scope: 'open' });
  const resolution = both.kind === 'found' ? both : resolveTarget(target, turn, { scope: 'open' });
  if (resolution.kind === 'found' && resolution.target.by !== 'filter') {
    const tasks = turn.tasksOf(resolution.target.ids);
    return confirmDone(utterance, resolution.target, tasks);
  }
  if (resolution.kind !== 'several') return undefined;
  return asking({
    kind: 'which_task',
    about: target,
    options: resolution.tasks.slice(0, 9).map((task) => ({
      label: task.title,
      task_id: task.id,
      intents: [{ kind: 'complete', target: { ids: [task.id], by: 'title' } }],
    })),
  });
};

function confirmDone(about: string, target: Target, tasks: readonly LanguageTask[]): Outcome {
  const intents: readonly Intent[] = [{ kind: 'complete', target }];
  const label = tasks.map(({ title }) => title).join(', ');
  return asking({ kind: 'confirm_statement', about, options: [{ label, intents }] });
}

/** "mark done": which? */
export const readCompleteEmpty: Reader = (_slots, _turn, utterance) =>
  asking({ kind: 'what_target', about: utterance, options: [], resume: 'mark {} done' });

/** "reopen milk". */
export const readReopen: Reader = ({ target }, turn) => withTarget(target, turn, { scope: 'done' }, simply('reopen'));

/** "delete milk", "delete all done". */
export const readDelete: Reader = ({ target }, turn, utterance) =>
  withTarget(
    target,
    turn,
    {
      scope: 'live',
      orElse: () => (/^(?:cancel|drop|scrap|bin)\b/iu.test(utterance) ? offerToAdd(utterance, turn) : undefined),
    },
    simply('delete'),
  );

/** "clear everything": only many; to clear one task's field is another form, and "clear the table" is a task. */
export const readClear: Reader = ({ target }, turn, utterance) => {
  if (!target) return undefined;
  const isFilter = readFilter(target, turn, 'open') !== undefined;
  return isFilter ? withTarget(target, turn, { scope: 'live' }, simply('delete')) : offerToAdd(utterance, turn);
};

/** "restore milk"; what is done and not in the trash may be meant to be open again, which is asked. */
export const readRestore: Reader = ({ target }, turn) =>
  offerReopen(target, turn) ?? withTarget(target, turn, { scope: 'trashed' }, simply('restore'));

function offerReopen(phrase: string | undefined, turn: Turn): Outcome | undefined {
  if (!phrase) return undefined;
  const trashed = resolveTarget(phrase, turn, { scope: 'trashed' });
  if (trashed.kind !== 'none' && trashed.kind !== 'near') return undefined;
  const done = resolveTarget(phrase, turn, { scope: 'done' });
  if (done.kind !== 'found' || done.target.by !== 'title') return undefined;
  const { target } = done;
  const label = turn
    .tasksOf(target.ids)
    .map(({ title }) => title)
    .join(', ');
  return asking({ kind: 'offer_reopen', about: phrase, options: [{ label, intents: [{ kind: 'reopen', target }] }] });
}

/** "skip next standup": only what repeats has a next one. */
export const readSkip: Reader = ({ target }, turn) =>
  withTarget(target, turn, { scope: 'open' }, (found, tasks) => {
    const once = tasks.find(({ recurrence }) => recurrence === null);
    return doing(
      once ? { kind: 'refuse', reason: 'not_repeating', text: once.title } : { kind: 'skip', target: found },
    );
  });
