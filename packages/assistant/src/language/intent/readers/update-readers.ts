import { ENGLISH_FIELDS, ENGLISH_FILTER } from '../../data/english-dialogue.ts';
import type { Priority } from '../../context.ts';
import { findPeople } from '../../find-people.ts';
import { unquoted } from '../../find-quotes.ts';
import { parseRecurrenceText } from '../../parse-recurrence-text.ts';
import { anyOf } from '../../pattern.ts';
import { findRecurrence } from '../../recurrence/read-recurrence.ts';
import { ENGLISH_RECURRENCE_GRAMMAR } from '../../recurrence/recurrence-grammar.ts';
import type { ClearableField, TaskChange } from '../intent.ts';
import { asking, doing, type Outcome, type Turn } from '../turn.ts';
import type { Reader } from './reader.ts';
import { splitTrailingWhen } from './read-when.ts';
import { reschedule } from './reschedule-readers.ts';
import { withTarget } from './with-target.ts';

function change(phrase: string | undefined, turn: Turn, fields: TaskChange, loose = false): Outcome | undefined {
  return withTarget(phrase, turn, { scope: 'open', loose }, (target) =>
    doing({ kind: 'update', target, change: fields }),
  );
}

/** "rename milk to oat milk". */
export const readRename: Reader = ({ target, title }, turn) => {
  const name = unquoted((title ?? '').trim());
  return name === ''
    ? undefined
    : withTarget(target, turn, { scope: 'live' }, (found) =>
        found.ids.length === 1
          ? doing({ kind: 'update', target: found, change: { title: name } })
          : doing({ kind: 'refuse', reason: 'not_found', text: target ?? '' }),
      );
};

/** "change milk to oat milk": likely a new name, but asked. */
export const readChangeTo: Reader = ({ target, title }, turn) => {
  const name = unquoted((title ?? '').trim());
  return withTarget(target, turn, { scope: 'open', loose: true }, (found, tasks) => {
    if (found.ids.length !== 1 || name === '') return undefined;
    const label = `${tasks[0]?.title ?? ''} → ${name}`;
    return asking({
      kind: 'confirm_rename',
      about: name,
      options: [{ label, intents: [{ kind: 'update', target: found, change: { title: name } }] }],
    });
  });
};

/** "assign milk to ana". */
export const readAssign: Reader = ({ target, person }, turn) => {
  const said = (person ?? '').replace(/^@/u, '').trim();
  const members = turn.context.members ?? [];
  const people = findPeople(/^(?:me|myself)$/iu.test(said) ? 'me' : said, members, turn.context.userId);
  const [only, ...others] = people;
  if (!only) return doing({ kind: 'refuse', reason: 'unknown_person', text: said });
  if (others.length === 0) return change(target, turn, { assignee: { user_id: only.user_id, name: only.name } });
  return withTarget(target, turn, { scope: 'open' }, (found) =>
    asking({
      kind: 'which_task',
      about: said,
      options: people.map(({ user_id, name }) => ({
        label: name,
        intents: [{ kind: 'update', target: found, change: { assignee: { user_id, name } } }],
      })),
    }),
  );
};

/** "unassign milk". */
export const readUnassign: Reader = ({ target }, turn) => change(target, turn, { clear: ['assignee'] });

const PRIORITY_WORDS: ReadonlyMap<string, Priority> = new Map(
  (Object.entries(ENGLISH_FILTER.priority) as [Priority, readonly string[]][]).flatMap(([priority, words]) => [
    [priority, priority] as const,
    ...words.map((word) => [word, priority] as const),
  ]),
);
const PRIORITY_AT_END = new RegExp(
  `^(?<target>.+?)\\s+(?:to\\s+|as\\s+|be\\s+|a\\s+)?(?<priority>${anyOf([...PRIORITY_WORDS.keys()].filter((word) => word !== 'high' && word !== 'medium' && word !== 'low' && word !== 'none'))})$`,
  'iu',
);

/** "set priority of milk to high", "milk is urgent". */
export const readPriority: Reader = ({ target, priority }, turn, utterance) => {
  const meant = PRIORITY_WORDS.get((priority ?? '').trim().toLowerCase().replace(/^!/u, ''));
  const isStatement =
    /\sis\s/u.test(utterance) && !/^(?:set|change|make|update|raise|lower|bump|priorit)/iu.test(utterance);
  return meant && change(target, turn, { priority: meant }, isStatement);
};

/** "set X to friday" is a change and nothing else; "make dinner friday" may be a new task. */
const SAYS_CHANGE = /\s(?:to|due)\s/iu;

/** "make milk p1", "make it tomorrow instead", "set milk to friday 5pm". */
export const readMake: Reader = ({ target, value }, turn, utterance) => {
  const isDateField =
    /^(?:set|change|update)\b.*\b(?:date|deadline|due|time)\b/iu.test(utterance) &&
    target !== undefined &&
    value !== undefined;
  const rest = isDateField
    ? `${target.replace(/'s$/u, '')} to ${value}`
    : utterance.replace(/^\S+\s+/u, '').replace(/\s+(?:instead|please)$/iu, '');
  const groups = PRIORITY_AT_END.exec(rest)?.groups;
  const priority = PRIORITY_WORDS.get((groups?.['priority'] ?? '').toLowerCase());
  if (groups && priority) return change(groups['target'], turn, { priority }, true);
  const repeating = splitTrailingRecurrence(rest, turn);
  if (repeating) return repeat(repeating.before, repeating.recurrence, turn, true);
  const split = splitTrailingWhen(rest, turn);
  if (!split || split.before === '' || split.when.shift) return undefined;
  return reschedule(split.before, split.when, turn, { loose: !SAYS_CHANGE.test(rest) });
};

function labelsIn(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/\s*,\s*|\s+and\s+|\s+/iu)
    .map((label) => unquoted(label).replace(/^[%#]/u, ''))
    .filter((label) => label !== '');
}

const MARKS = /^(?:%[\p{L}\p{N}_-]+[\s,]*)+$/u;

/** "label milk with shopping", "add %shop to milk". */
export const readLabel: Reader = ({ target, labels, marks }, turn) => {
  if (marks !== undefined && !MARKS.test(marks)) return undefined;
  const names = labelsIn(labels ?? marks);
  return names.length === 0 ? undefined : change(target, turn, { add_labels: names });
};

/** "remove label shopping from milk". */
export const readUnlabel: Reader = ({ target, labels, marks }, turn) => {
  if (marks !== undefined && !MARKS.test(marks)) return undefined;
  const names = labelsIn(labels ?? marks);
  return names.length === 0 ? undefined : change(target, turn, { remove_labels: names });
};

/** "note on milk: 2%". */
export const readNote: Reader = ({ target, text }, turn) => {
  const note = (text ?? '').trim();
  return note === '' ? undefined : change(target, turn, { add_note: note });
};

/** "clear milk's date". */
export const readClearField: Reader = ({ target, field }, turn) => {
  const said = (field ?? '').trim().toLowerCase();
  const cleared = (Object.entries(ENGLISH_FIELDS) as [ClearableField, readonly string[]][]).find(([, words]) =>
    words.includes(said),
  )?.[0];
  return cleared && change(target, turn, { clear: [cleared] });
};

/** "repeat milk every monday". */
export const readRepeat: Reader = ({ target, recurrence }, turn) => {
  return repeat(target, recurrence, turn, false);
};

function repeat(
  target: string | undefined,
  words: string | undefined,
  turn: Turn,
  loose: boolean,
): Outcome | undefined {
  const { recurrence, due_date: first } = parseRecurrenceText(words ?? '', turn.context);
  return recurrence && change(target, turn, { recurrence, ...(first ? { first_date: first } : {}) }, loose);
}

/** "it weekly", "the report every friday": a repetition at the end of a phrase. */
function splitTrailingRecurrence(
  rest: string,
  turn: Turn,
): { readonly before: string; readonly recurrence: string } | undefined {
  const found = findRecurrence(rest.toLowerCase(), ENGLISH_RECURRENCE_GRAMMAR, turn.environment);
  if (!found?.draft || rest.slice(found.end).trim() !== '') return undefined;
  const before = rest
    .slice(0, found.start)
    .replace(/\s+(?:repeat|recur|due|happen)\s*$/iu, '')
    .trim();
  return before === '' ? undefined : { before, recurrence: rest.slice(found.start) };
}

/** "stop repeating milk". */
export const readStopRepeating: Reader = ({ target }, turn) =>
  withTarget(target, turn, { scope: 'open' }, (found, tasks) => {
    const once = tasks.length === 1 && tasks[0]?.recurrence === null ? tasks[0] : undefined;
    return doing(
      once
        ? { kind: 'refuse', reason: 'not_repeating', text: once.title }
        : { kind: 'update', target: found, change: { clear: ['recurrence'] } },
    );
  });
