import { ENGLISH_LEXICON } from '../../data/english-lexicon.ts';
import { parseQuickAdd, type QuickAdd } from '../../parse-quick-add.ts';
import { titleWords } from '../../titles/title-words.ts';
import type { Intent } from '../intent.ts';
import { asking, doing, type Outcome, type Turn } from '../turn.ts';
import { offerProject } from './project-readers.ts';
import type { Reader } from './reader.ts';
import { withTarget } from './with-target.ts';

/** What separates the things of a list. */
const LIST = /\s*,\s*(?:and\s+)?|\s+and\s+/iu;
const ITEM_WORDS = 3;
const VERB_ITEM_WORDS = 7;

/** "add buy milk tomorrow". */
export const readAdd: Reader = ({ text, reminder }, turn) => {
  const words = text ?? reminder;
  if (words === undefined) return undefined;
  return addFrom(words, turn, reminder !== undefined);
};

/** "add": what? */
export const readAddEmpty: Reader = (_slots, _turn, utterance) =>
  asking({ kind: 'what_title', about: utterance, options: [], resume: 'add {}' });

/** "add subtask book hotel to trip". */
export const readAddSubtask: Reader = ({ text, target }, turn) =>
  withTarget(target, turn, { scope: 'open' }, ({ ids }) => {
    const [parentId] = ids;
    const task = parseQuickAdd(text ?? '', turn.context);
    if (parentId === undefined || ids.length > 1 || task.title === '') return undefined;
    return doing({ kind: 'add', tasks: [task], parent_id: parentId });
  });

/** Reads the words of a new task; asks where they may be several, and refuses dates that do not exist. */
export function addFrom(words: string, turn: Turn, isReminder = false): Outcome {
  const task = withReminder(parseQuickAdd(words, turn.context), isReminder);
  const unknown = task.problems.find(
    ({ code }) => code === 'unknown_project' || code === 'unknown_person' || code === 'ambiguous_person',
  );
  if (unknown) {
    if (unknown.code !== 'unknown_project' || !task.project || task.title === '')
      return doing({
        kind: 'refuse',
        reason: unknown.code === 'unknown_project' ? 'unknown_project' : 'unknown_person',
        text: unknown.text,
      });
  }
  const error = task.problems.find(({ severity }) => severity === 'error');
  if (error) {
    const reason =
      error.code === 'unsupported_recurrence' || error.code === 'recurrence_never'
        ? 'unsupported_recurrence'
        : 'impossible_date';
    return doing({ kind: 'refuse', reason, text: error.text });
  }
  if (task.title === '') return asking({ kind: 'what_title', about: words, options: [], resume: `add {} ${words}` });
  if (unknown && task.project) return offerProject(task, task.project.name);
  return askIfList(words, task, turn) ?? doing({ kind: 'add', tasks: [task] });
}

/** "remind me" with a time asks to be told at that time. */
function withReminder(task: QuickAdd, isReminder: boolean): QuickAdd {
  return isReminder && task.due_time !== undefined && task.reminders === undefined
    ? { ...task, reminders: [{ minutes_before: 0 }] }
    : task;
}

/** "milk, eggs and bread" may be three tasks or one; "salt and pepper" is one. */
function askIfList(about: string, task: QuickAdd, turn: Turn): Outcome | undefined {
  const titles = splitList(task.title) ?? splitJobs(task.title);
  if (!titles) return undefined;
  const tasks = eachWithItsOwn(about, turn) ?? titles.map((title) => ({ ...task, title }));
  const several: Intent = { kind: 'add', tasks };
  return asking({
    kind: 'one_or_several',
    about,
    options: [
      { label: tasks.map(({ title }) => title).join(' · '), intents: [several] },
      { label: task.title, intents: [{ kind: 'add', tasks: [task] }] },
    ],
  });
}

function splitList(title: string): readonly string[] | undefined {
  if (!title.includes(',') || /["“]/u.test(title)) return undefined;
  const items = title.split(LIST).filter((item) => item !== '');
  const [first = '', ...others] = items;
  if (items.length < 3) return undefined;
  const isVerb = (item: string): boolean => ENGLISH_LEXICON.taskVerbs.has(firstWord(item));
  if (items.every(isVerb)) return items.every((item) => countWords(item) <= VERB_ITEM_WORDS) ? items : undefined;
  const [verb, ...object] = first.split(' ');
  const carriesVerb = verb !== undefined && ENGLISH_LEXICON.listVerbs.has(verb.toLowerCase()) && object.length > 0;
  if (isVerb(first) && !carriesVerb) return undefined;
  if ([carriesVerb ? object.join(' ') : first, ...others].some((item) => countWords(item) > ITEM_WORDS))
    return undefined;
  return carriesVerb ? [first, ...others.map((item) => `${verb} ${item}`)] : items;
}

const JOBS = /\s*;\s*|\s*,?\s+and\s+(?:then\s+|also\s+)?/iu;

/** "buy stamps; post letter", "buy stamps and post letter": two jobs, each with a verb of its own. */
function splitJobs(title: string): readonly string[] | undefined {
  if (/["“]/u.test(title)) return undefined;
  const lines = title.split(/\s*;\s*/u).filter((item) => item !== '');
  if (lines.length > 1) return lines;
  const jobs = title.split(JOBS).filter((item) => item !== '');
  const isJob = (job: string): boolean =>
    ENGLISH_LEXICON.taskVerbs.has(firstWord(job)) &&
    countWords(job) > 1 &&
    countWords(job) <= VERB_ITEM_WORDS &&
    !job.split(' ').some((word) => ENGLISH_LEXICON.dependent.has(word.toLowerCase()));
  return jobs.length > 1 && jobs.every(isJob) ? jobs : undefined;
}

/** "buy stamps today; post letter friday": where more than one of them has a date, each keeps its own. */
function eachWithItsOwn(about: string, turn: Turn): readonly QuickAdd[] | undefined {
  const tasks = about.split(JOBS).map((words) => parseQuickAdd(words, turn.context));
  const dated = tasks.filter(({ due_date }) => due_date !== undefined);
  return dated.length > 1 && tasks.every(({ title }) => title !== '') ? tasks : undefined;
}

function firstWord(text: string): string {
  return (/^[\p{L}'’]+/u.exec(text)?.[0] ?? '').toLowerCase();
}

function countWords(text: string): number {
  return text.trim().split(/\s+/u).length;
}

/** Asks whether the words are a new task. */
export function offerToAdd(words: string, turn: Turn): Outcome {
  const task = parseQuickAdd(words, turn.context);
  const saysThing = countWords(task.title) > 1;
  if (!saysThing || task.problems.some(({ severity }) => severity === 'error'))
    return doing({ kind: 'unknown', text: words });
  return asking({
    kind: 'offer_add',
    about: words,
    options: [{ label: task.title, intents: [{ kind: 'add', tasks: [task] }] }],
  });
}

/** "need to get eggs": may be a new task, which is asked. */
export const readWish: Reader = ({ text }, turn) => {
  const task = parseQuickAdd(text ?? '', turn.context);
  if (task.title === '' || task.problems.some(({ severity }) => severity === 'error')) return undefined;
  return asking({
    kind: 'confirm_add',
    about: text ?? '',
    options: [{ label: task.title, intents: [{ kind: 'add', tasks: [task] }] }],
  });
};

/**
 * Words that are no command: a new task where they read like one (an imperative, a date, a mark, things to buy), else undefined.
 */
export function readBareTask(words: string, turn: Turn): Outcome | undefined {
  // "tell me …" and "make it …" speak to the assistant or of what was said.
  if (/\?\s*$/u.test(words) || /^\S+\s+(?:me|us|it|them|that|this)\b/iu.test(words)) return undefined;
  const first = firstWord(words);
  const count = countWords(words);
  const isImperative = ENGLISH_LEXICON.taskVerbs.has(first) && count > 1;
  if (isImperative) return addFrom(words, turn);
  if (first !== '' && ENGLISH_LEXICON.talk.has(first)) return undefined;
  const task = parseQuickAdd(words, turn.context);
  if (task.problems.some(({ severity }) => severity === 'error')) return addFrom(words, turn);
  const isMarked = task.spans.some(({ kind }) => kind !== 'notes');
  if (task.title !== '' && isMarked) return addFrom(words, turn);
  const isBought = titleWords(words).every(
    (word) => ENGLISH_LEXICON.groceries.has(word) || ENGLISH_LEXICON.fillers.has(word),
  );
  // A single thing to buy may as well name a task that exists: that is asked.
  return isBought && count > 1 && first !== '' ? addFrom(words, turn) : undefined;
}
