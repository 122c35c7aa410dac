import { useLockstep } from '@lockstep/react';
import { ApprovalCard } from '../../ui/approval-card.tsx';
import { DiffLine } from '../../ui/diff-line.tsx';
import type { TurnItem } from './read-turn.ts';
import { strings } from './strings.ts';

const mostNamed = 6;

type QuestionCardProps = {
  question: Extract<TurnItem, { kind: 'question' }>;
  busy: boolean;
  onAnswer: (approved: boolean) => void;
};

const isAsked = (tool: string): tool is keyof typeof strings.questions => Object.hasOwn(strings.questions, tool);

const wordQuestion = (tool: string, count: number): string =>
  isAsked(tool) ? strings.questions[tool](count) : strings.question(count);

/** A call that waits for the person's word: what it would do, and with what. */
export const QuestionCard = ({ question, busy, onAnswer }: QuestionCardProps) => {
  const client = useLockstep();
  const { tool, named, seen, answer } = question;
  const titles = named.map((reference) => seen.get(reference)?.title ?? client.task(reference)?.title ?? reference);
  // One more in place of "and 1 more".
  const shown = titles.length === mostNamed + 1 ? titles : titles.slice(0, mostNamed);
  const answerAndMoveOn = (approved: boolean): void => {
    // The buttons go: the focus has to be somewhere.
    document.querySelector<HTMLElement>('[data-chat-field]')?.focus();
    onAnswer(approved);
  };
  return (
    <ApprovalCard
      title={wordQuestion(tool, named.length)}
      busy={busy}
      onAnswer={answerAndMoveOn}
      {...(answer === undefined ? {} : { answer })}
    >
      {shown.map((title, index) => (
        <DiffLine key={`${index}-${title}`} title={title} />
      ))}
      {titles.length > shown.length && <DiffLine title={strings.more(titles.length - shown.length)} />}
    </ApprovalCard>
  );
};
