import { ENGLISH_COMMANDS, type CommandName } from '../data/english-commands.ts';
import { ENGLISH_DIALOGUE } from '../data/english-dialogue.ts';
import { ENGLISH_LEXICON } from '../data/english-lexicon.ts';
import { anyOf } from '../pattern.ts';
import { compileCommand } from './command-pattern.ts';
import { readAdd, readAddEmpty, readAddSubtask, readBareTask, readWish } from './readers/add-readers.ts';
import {
  readBareFilter,
  readChanges,
  readCount,
  readDoneByMe,
  readFind,
  readNext,
  readShow,
  readState,
  readWhenDue,
  readWho,
} from './readers/ask-readers.ts';
import { readPositions } from './read-references.ts';
import { readAddProject, readAddProjectEmpty, readProjectElsewhere } from './readers/project-readers.ts';
import type { Reader, Slots } from './readers/reader.ts';
import { readMove, readReschedule } from './readers/reschedule-readers.ts';
import { plainly, readPlan, readRedo, readSetZone, readUndo, readUndoAssistant } from './readers/talk-readers.ts';
import {
  readClear,
  readComplete,
  readCompleteEmpty,
  readCompleteLoose,
  readCompleteStatement,
  readDelete,
  readReopen,
  readRestore,
  readSkip,
} from './readers/target-readers.ts';
import {
  readAssign,
  readChangeTo,
  readClearField,
  readLabel,
  readMake,
  readNote,
  readPriority,
  readRename,
  readRepeat,
  readStopRepeating,
  readUnassign,
  readUnlabel,
} from './readers/update-readers.ts';
import { doing, type Outcome, type Turn } from './turn.ts';
import { strippingBack, strippingFront } from './word-stripping.ts';

const READERS: Readonly<Record<CommandName, Reader>> = {
  help: plainly('help'),
  identity: plainly('identity'),
  thanks: plainly('thanks'),
  greeting: plainly('greeting'),
  yes: plainly('yes'),
  no: plainly('no'),
  plan: readPlan,
  negated: plainly('nothing'),
  undo: readUndo,
  undo_assistant: readUndoAssistant,
  redo: readRedo,
  set_zone: readSetZone,
  add_project_empty: readAddProjectEmpty,
  project_elsewhere: readProjectElsewhere,
  add_project: readAddProject,
  add_subtask: readAddSubtask,
  note: readNote,
  label: readLabel,
  unlabel: readUnlabel,
  add: readAdd,
  add_empty: readAddEmpty,
  clear_field: readClearField,
  repeat: readRepeat,
  stop_repeating: readStopRepeating,
  skip: readSkip,
  rename: readRename,
  change_to: readChangeTo,
  assign: readAssign,
  unassign: readUnassign,
  priority: readPriority,
  make: readMake,
  move: readMove,
  reschedule: readReschedule,
  reopen: readReopen,
  complete: readComplete,
  complete_loose: readCompleteLoose,
  complete_statement: readCompleteStatement,
  complete_empty: readCompleteEmpty,
  delete: readDelete,
  clear: readClear,
  restore: readRestore,
  done_by_me: readDoneByMe,
  changes: readChanges,
  next: readNext,
  count: readCount,
  when: readWhenDue,
  who: readWho,
  state: readState,
  find: readFind,
  show: readShow,
  wish: readWish,
};

const PAST_VERBS = anyOf(Object.keys(ENGLISH_LEXICON.past));
const COMMANDS = ENGLISH_COMMANDS.flatMap(([name, forms]) =>
  forms.map((form) => {
    const pattern = compileCommand(form);
    const source = pattern.source.replace(String.raw`(?<past>\S.*?)`, `(?<past>${PAST_VERBS})`);
    return { name, pattern: new RegExp(source, 'du') };
  }),
);

const stripPolite = strippingFront(ENGLISH_DIALOGUE.politeBefore);
const stripThanks = strippingBack(ENGLISH_DIALOGUE.politeAfter);

/** An utterance as the sentence forms see it: one line, plain apostrophes, no politeness, no closing full stop. */
export function normalUtterance(text: string): string {
  const plain = text
    .replaceAll(/[’‘]/gu, "'")
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim();
  const bare = plain.replace(/[\s.!]+$/u, '') || plain;
  const stripped = stripThanks(stripPolite(bare));
  return isWholeReply(bare) ? bare : stripped;
}

/** "thanks", "ok" and "no thanks" are replies of their own and not politeness. */
function isWholeReply(text: string): boolean {
  const lowered = text.toLowerCase();
  return COMMANDS.some(
    ({ name, pattern }) =>
      (name === 'thanks' || name === 'yes' || name === 'no' || name === 'greeting') && pattern.test(lowered),
  );
}

/** Reads one clause: the first sentence form that makes sense, else a filter, else a new task, else nothing is guessed. */
export function readClause(clause: string, turn: Turn): Outcome {
  const text = normalUtterance(clause);
  return (
    readCommand(text, turn) ??
    readBareReference(text, turn) ??
    readBareFilter(text, turn) ??
    readBareTask(text, turn) ??
    doing({ kind: 'unknown', text })
  );
}

/** "the second one" of what was listed, with nothing said to do with it. */
function readBareReference(text: string, turn: Turn): Outcome | undefined {
  const listed = turn.context.dialogue?.listed ?? [];
  const numbers = readPositions(text, listed.length);
  return numbers && doing({ kind: 'choose', numbers });
}

function readCommand(text: string, turn: Turn): Outcome | undefined {
  const lowered = text.toLowerCase();
  const sameLength = lowered.length === text.length;
  const asked = text.endsWith('?') ? lowered.replace(/[\s?]+$/u, '') : lowered;
  for (const { name, pattern } of COMMANDS) {
    const match = pattern.exec(asked);
    if (!match) continue;
    const outcome = READERS[name](slotsOf(match, sameLength ? text : lowered), turn, text);
    if (outcome) return outcome;
  }
  return undefined;
}

/** Slots in the person's own spelling. */
function slotsOf(match: RegExpExecArray, text: string): Slots {
  const slots: Record<string, string | undefined> = {};
  for (const [name, range] of Object.entries(match.indices?.groups ?? {})) {
    if (range) slots[name] = text.slice(range[0], range[1]);
  }
  return slots;
}
