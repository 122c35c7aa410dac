import { ENGLISH_LEXICON } from '../../data/english-lexicon.ts';
import { fold } from '../../find-people.ts';
import { findQuotes, unquoted } from '../../find-quotes.ts';
import { parseQuickAdd, type QuickAdd } from '../../parse-quick-add.ts';
import { titleWords } from '../../titles/title-words.ts';
import type { Option } from '../intent.ts';
import { asking, doing, type Outcome, type Turn } from '../turn.ts';
import type { Reader } from './reader.ts';

/** "add a project": which name? */
export const readAddProjectEmpty: Reader = (_slots, _turn, utterance) =>
  asking({ kind: 'what_project', about: utterance, options: [], resume: 'create project called {}' });

/** "create project Garden"; "create project plan" may as well be a task, which is asked. */
export const readAddProject: Reader = ({ sure, name }, turn, utterance) => {
  const said = (sure ?? name ?? '').trim();
  const title = unquoted(said).replace(/^#/u, '').trim();
  if (title === '') return undefined;
  const existing = (turn.context.projects ?? []).find((project) => fold(project.name) === fold(title));
  if (existing) return doing({ kind: 'refuse', reason: 'project_exists', text: existing.name });
  if (sure !== undefined || isName(said, turn)) return doing({ kind: 'add_project', name: title });
  const task = parseQuickAdd(utterance.replace(/^add\s+/iu, ''), turn.context);
  return asking({
    kind: 'project_or_task',
    about: title,
    options: [
      { label: title, intents: [{ kind: 'add_project', name: title }] },
      { label: task.title, intents: [{ kind: 'add', tasks: [task] }] },
    ],
  });
};

/** A name is quoted, begins with a capital letter, or is a single word that no document bears; a date makes it a task. */
function isName(said: string, turn: Turn): boolean {
  const [quote] = findQuotes(said);
  if (said.startsWith('#') || (quote?.start === 0 && quote.end === said.length)) return true;
  if (parseQuickAdd(said, turn.context).spans.length > 0) return false;
  return /^\p{Lu}/u.test(said) || (!/\s/u.test(said) && !ENGLISH_LEXICON.documents.has(said.toLowerCase()));
}

/** "delete project Home": no tool does that. A task of exactly that title is still a task. */
export const readProjectElsewhere: Reader = ({ name }, turn, utterance) => {
  const said = unquoted((name ?? '').trim().replace(/^#/u, ''));
  // "remove the project from milk" speaks of a task's field.
  if (/(?:^|\s)(?:from|of|on|off)\s/iu.test(said)) return undefined;
  const title = said.replace(/\s+(?:to|as|into)\s.+$/iu, '').trim();
  if (/^(?:the|my|a|that|this|it)$/iu.test(title))
    return doing({ kind: 'refuse', reason: 'project_elsewhere', text: 'the project' });
  const isProject = (turn.context.projects ?? []).some((project) => fold(project.name) === fold(title));
  if (!isProject && isTask(utterance, turn)) return undefined;
  return doing({ kind: 'refuse', reason: 'project_elsewhere', text: title });
};

/** Whether the words behind the verb are the whole title of a task. */
function isTask(utterance: string, turn: Turn): boolean {
  const phrase = utterance.replace(/^(?:get rid of|\S+)\s+(?:the\s+|my\s+|our\s+)?/iu, '');
  turn.lookups.push({ kind: 'title', words: phrase, status: 'open' });
  const words = titleWords(phrase).join(' ');
  return turn.index
    .withAllWords(phrase, ({ deleted_at }) => deleted_at === null)
    .some(({ title }) => titleWords(title).join(' ') === words);
}

/** A new task for a project that does not exist: with the project, without it, or not at all. */
export function offerProject(task: QuickAdd, name: string): Outcome {
  const { project: _project, ...fields } = task;
  const named: Option = {
    label: `Create the project “${name}” and add it there`,
    intents: [
      { kind: 'add_project', name },
      { kind: 'add', tasks: [task] },
    ],
  };
  const without: Option = { label: 'Add it without a project', intents: [{ kind: 'add', tasks: [fields] }] };
  return asking({ kind: 'create_project', about: name, options: [named, without] });
}
