import { ENGLISH_DIALOGUE } from '../data/english-dialogue.ts';
import { titleWords } from '../titles/title-words.ts';
import type { Intent, Option, Question } from './intent.ts';
import { readPositions } from './read-references.ts';
import { wholePhrase } from './word-stripping.ts';

/** What an answer came to. */
export type Answer =
  | { readonly kind: 'chosen'; readonly intents: readonly Intent[] }
  | { readonly kind: 'declined' }
  /** The words to read instead, with the answer put where it belongs. */
  | { readonly kind: 'resumed'; readonly text: string; readonly title: boolean }
  /** Neither: the person speaks of something else. */
  | { readonly kind: 'other' };

const isAll = wholePhrase(ENGLISH_DIALOGUE.all);
const isSeveral = wholePhrase(ENGLISH_DIALOGUE.several);
const isSingle = wholePhrase(ENGLISH_DIALOGUE.single);

/** Reads words as the answer to a question that is open. `reply` is what they would be on their own, if a plain yes or no. */
export function answerQuestion(text: string, question: Question, reply: 'yes' | 'no' | 'command' | undefined): Answer {
  if (reply === 'no') return { kind: 'declined' };
  const { options, resume } = question;
  const [only] = options;
  if (reply === 'yes' && only && options.length === 1) return { kind: 'chosen', intents: only.intents };
  if (question.kind === 'one_or_several') {
    const index = isSeveral(text) ? 0 : isSingle(text) ? 1 : -1;
    const option = options[index];
    if (option) return { kind: 'chosen', intents: option.intents };
  }
  const chosen = chooseAmong(text, options);
  if (chosen) return { kind: 'chosen', intents: chosen };
  if (resume !== undefined && reply === undefined) {
    return { kind: 'resumed', text: resume.replace('{}', () => text), title: question.kind === 'what_title' };
  }
  return { kind: 'other' };
}

function chooseAmong(text: string, options: readonly Option[]): readonly Intent[] | undefined {
  if (options.length === 0) return undefined;
  const isSameKind = options.every((option) => option.intents.length === 1 && option.task_id !== undefined);
  if (isAll(text) && isSameKind) return options.flatMap((option) => option.intents);
  const positions = readPositions(text, options.length);
  if (positions) {
    const chosen = positions.flatMap((position) => options[position - 1] ?? []);
    return chosen.length === positions.length ? chosen.flatMap((option) => option.intents) : undefined;
  }
  const words = titleWords(text).filter((word) => !['the', 'one', 'a', 'task', 'that'].includes(word));
  const matching = options.filter(
    (option) => words.length > 0 && words.every((word) => titleWords(option.label).includes(word)),
  );
  return matching.length === 1 ? matching[0]?.intents : undefined;
}
