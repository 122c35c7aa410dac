import type { LanguageTask } from '../../context.ts';
import { ENGLISH_LEXICON } from '../../data/english-lexicon.ts';
import { parseQuickAdd } from '../../parse-quick-add.ts';
import { titleWords } from '../../titles/title-words.ts';
import type { Intent } from '../intent.ts';
import { resolveTarget } from '../resolve-target.ts';
import { asking, doing, type Outcome, type Turn } from '../turn.ts';

const MOST_WORDS = 5;
/** Only what is nearly a title is taken for a misspelt one. */
const MISSPELT = 0.6;

/** "milk" and nothing else: the task of that name is shown; what could be bought is offered as a new task. Nothing is written. */
export function readBareTitle(text: string, turn: Turn): Outcome | undefined {
  const words = titleWords(text);
  const [first] = words;
  if (first === undefined || words.length > MOST_WORDS || /\?\s*$/u.test(text)) return undefined;
  if (ENGLISH_LEXICON.talk.has(first)) return undefined;
  const showing = (tasks: readonly LanguageTask[]): Intent => ({
    kind: 'find',
    filter: { status: 'all', query: text },
    show: 'list',
    ids: tasks.map(({ id }) => id),
  });
  const resolution = resolveTarget(text, turn, { scope: 'live' });
  if (resolution.kind === 'found' && resolution.target.by === 'title')
    return doing(showing(turn.tasksOf(resolution.target.ids)));
  if (resolution.kind === 'several') return doing(showing(resolution.tasks));
  if (resolution.kind === 'near' && resolution.score >= MISSPELT) {
    const options = resolution.tasks.map((task) => ({
      label: task.title,
      task_id: task.id,
      intents: [showing([task])],
    }));
    return asking({ kind: 'did_you_mean', about: text, options });
  }
  return words.every((word) => ENGLISH_LEXICON.groceries.has(word)) ? offerThing(text, turn) : undefined;
}

function offerThing(text: string, turn: Turn): Outcome {
  const task = parseQuickAdd(text, turn.context);
  const options = [{ label: task.title, intents: [{ kind: 'add', tasks: [task] }] }] as const;
  return asking({ kind: 'confirm_add', about: text, options });
}
