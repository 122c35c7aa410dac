import { parseQuickAdd } from '../parse-quick-add.ts';
import { answerQuestion } from './answer-question.ts';
import type { Intent, LanguageContext, Question } from './intent.ts';
import { normalUtterance, readClause } from './read-clause.ts';
import { isMarkedList, readLines } from './read-lines.ts';
import { addFrom } from './readers/add-readers.ts';
import { readBareTitle } from './readers/read-bare-title.ts';
import { type Clause, splitClauses } from './split-clauses.ts';
import { type Lookup, type Outcome, Turn } from './turn.ts';

/** What an utterance means. */
export interface Interpretation {
  /** To be carried out now, in order. */
  readonly intents: readonly Intent[];
  /** To be asked after that; the answer comes back with it as `dialogue.question`. */
  readonly question?: Question;
  /** What was looked up among the tasks, for a caller that fetches only what is needed. */
  readonly lookups: readonly Lookup[];
}

const REFERS_BACK = /\b(?:it|them|those|these|that one|this one)\b/iu;

/**
 * Reads what a person said to the assistant. Pure. Targets are resolved against `context.tasks`; where they are not certain, a
 * question with numbered answers comes back instead of a guess, and nothing uncertain is among the intents.
 *
 * @example
 * interpret('mark milk done and add eggs', context).intents;
 * // [{ kind: 'complete', target: { ids: ['…'], by: 'title' } }, { kind: 'add', tasks: [{ title: 'eggs', … }] }]
 */
export function interpret(utterance: string, context: LanguageContext): Interpretation {
  const turn = new Turn(context);
  const outcome = readAnswer(utterance, turn) ?? readUtterance(utterance, turn);
  return {
    intents: outcome.intents,
    ...(outcome.question ? { question: outcome.question } : {}),
    lookups: turn.lookups,
  };
}

function readAnswer(utterance: string, turn: Turn): Outcome | undefined {
  const question = turn.context.dialogue?.question;
  if (!question || utterance.includes('\n')) return undefined;
  const text = normalUtterance(utterance);
  const answer = answerQuestion(text, question, replyKind(text, question, turn));
  switch (answer.kind) {
    case 'chosen':
      lookUpTargets(answer.intents, turn);
      return withRest(answer.intents, question, turn);
    case 'declined':
      return { intents: [{ kind: 'no' }] };
    case 'resumed': {
      const outcome = answer.title
        ? addFrom(answer.text.replace(/^add\s+/u, ''), turn)
        : readUtterance(answer.text, turn);
      return question.rest && !outcome.question ? withRest(outcome.intents, question, turn) : outcome;
    }
    default:
      return undefined;
  }
}

/** What was offered earlier is known by id alone; its titles are needed to speak of it. */
function lookUpTargets(intents: readonly Intent[], turn: Turn): void {
  const ids = intents.flatMap((intent) => ('target' in intent ? intent.target.ids : []));
  if (ids.length > 0) turn.lookups.push({ kind: 'ids', ids });
}

/** What waited for the answer is read now. */
function withRest(intents: readonly Intent[], question: Question, turn: Turn): Outcome {
  if (!question.rest) return { intents };
  turn.touched = touchedBy(intents, turn.touched);
  const rest = readUtterance(question.rest, turn);
  return { ...rest, intents: [...intents, ...rest.intents] };
}

/** Whether words stand on their own: as yes or no, or as a command that is no answer to an open question. */
function replyKind(text: string, question: Question, turn: Turn): 'yes' | 'no' | 'command' | undefined {
  const probe = readClause(text, new Turn({ ...turn.context, dialogue: { listed: [], touched: [] } }));
  const [intent] = probe.intents;
  if (intent?.kind === 'yes' || intent?.kind === 'no') return intent.kind;
  if (question.kind === 'what_title')
    return intent?.kind === 'help' || intent?.kind === 'undo' || intent?.kind === 'find' ? 'command' : undefined;
  const isOpen =
    intent === undefined ||
    intent.kind === 'unknown' ||
    intent.kind === 'find' ||
    (intent.kind === 'add' && !/^(?:add|create|new)\b/iu.test(text));
  return isOpen ? undefined : 'command';
}

function readUtterance(utterance: string, turn: Turn): Outcome {
  const lines = readLines(utterance);
  if (lines.length > 0) return readManyLines(utterance, lines, turn);
  const { clauses, doubt } = mergeTitles(splitClauses(utterance), turn);
  const outcome = doubt ? askOneOrTwo(clauses, doubt, turn) : readClauses(clauses, turn);
  const [only, ...others] = outcome.intents;
  const isUnknown = only?.kind === 'unknown' && others.length === 0 && !outcome.question;
  return (isUnknown && readBareTitle(only.text, turn)) || outcome;
}

/** A pasted list is added; lines that are commands are carried out one by one. */
function readManyLines(utterance: string, lines: readonly string[], turn: Turn): Outcome {
  const outcomes = lines.map((line) => readClause(line, new Turn(turn.context)));
  const areTasks = outcomes.every(({ intents: [first], question }) =>
    first
      ? first.kind === 'add' || first.kind === 'unknown'
      : question?.kind === 'one_or_several' || question?.kind === 'offer_add',
  );
  if (isMarkedList(utterance) || areTasks) {
    const tasks = lines
      .map((line) => parseQuickAdd(line.replace(/^add\s+/iu, ''), turn.context))
      .filter(({ title }) => title !== '');
    return { intents: tasks.length > 0 ? [{ kind: 'add', tasks }] : [{ kind: 'unknown', text: utterance }] };
  }
  return readClauses(
    lines.map((text) => ({ text, isPlain: true, joint: '\n' })),
    turn,
  );
}

interface Merged {
  readonly clauses: readonly Clause[];
  /** The last clause may be one new task or a new task and a command; this is the second reading. */
  readonly doubt?: readonly [Clause, Clause];
}

/**
 * "add clean up and delete old logs": after a new task's title a second command is only believed if it is a plain one. If it makes
 * no sense as a command it belongs to the title; if it does, either may be meant.
 */
function mergeTitles(clauses: readonly Clause[], turn: Turn): Merged {
  const merged: Clause[] = [];
  let doubt: readonly [Clause, Clause] | undefined;
  for (const clause of clauses) {
    const before = merged.at(-1);
    if (before && !clause.isPlain && isNewTask(before, turn)) {
      if (makesSense(clause, turn)) doubt = [before, clause];
      merged[merged.length - 1] = { ...before, text: before.text + clause.joint + clause.text };
    } else {
      merged.push(clause);
    }
  }
  return { clauses: merged, ...(doubt ? { doubt } : {}) };
}

function askOneOrTwo(clauses: readonly Clause[], [first, second]: readonly [Clause, Clause], turn: Turn): Outcome {
  const certain = readClauses(clauses.slice(0, -1), turn);
  const whole = clauses.at(-1)?.text ?? '';
  const one = readClause(whole, turn);
  const two = readClauses([first, second], turn);
  const open = certain.question ?? one.question ?? two.question;
  if (open) return { intents: certain.intents, question: open };
  const options = [
    { label: `${first.text.trim()} · ${second.text.trim()}`, intents: two.intents },
    { label: whole.trim(), intents: one.intents },
  ];
  return { intents: certain.intents, question: { kind: 'one_or_several', about: whole, options } };
}

function isNewTask(clause: Clause, turn: Turn): boolean {
  const { intents, question } = readClause(clause.text, new Turn(turn.context));
  return (
    intents.some(({ kind }) => kind === 'add') || question?.kind === 'one_or_several' || question?.kind === 'offer_add'
  );
}

function makesSense(clause: Clause, turn: Turn): boolean {
  const probe = new Turn(turn.context);
  const { intents, question } = readClause(clause.text, probe);
  // Without tasks to compare with, the caller learns here what has to be looked up.
  turn.lookups.push(...probe.lookups);
  return !question && intents.every(({ kind }) => kind !== 'refuse' && kind !== 'unknown' && kind !== 'add');
}

/** Carries on past a question: certain clauses are done now, the first uncertain one is asked, what depends on it waits. */
function readClauses(clauses: readonly Clause[], turn: Turn): Outcome {
  const intents: Intent[] = [];
  const waiting: string[] = [];
  let question: Question | undefined;
  for (const clause of clauses) {
    if (question && REFERS_BACK.test(clause.text)) {
      waiting.push(clause.text);
      continue;
    }
    const outcome = readClause(clause.text, turn);
    intents.push(...outcome.intents);
    turn.touched = touchedBy(outcome.intents, turn.touched);
    for (const made of outcome.intents) if (made.kind === 'add_project') turn.learnProject(made.name);
    if (!outcome.question) continue;
    if (question) waiting.push(clause.text);
    else question = outcome.question;
  }
  if (!question) return { intents };
  return { intents, question: waiting.length > 0 ? { ...question, rest: waiting.join('; ') } : question };
}

function touchedBy(intents: readonly Intent[], before: readonly string[]): readonly string[] {
  const ids = intents.flatMap((intent) => {
    if ('target' in intent) return intent.target.ids;
    return intent.kind === 'find' ? intent.ids : [];
  });
  return ids.length > 0 ? ids : before;
}
