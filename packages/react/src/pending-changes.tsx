import { useState, type ReactNode } from 'react';
import { Announcement } from './announcement.tsx';
import type { ChangeWords } from './change-words.ts';
import { pendingWords, type PendingWords } from './pending-words.ts';
import { useLasting } from './use-lasting.ts';
import { usePendingChanges, type PendingSummary } from './use-pending-changes.ts';

export interface PendingChangesProps {
  readonly className?: string;
  /** What is said; English by default. */
  readonly words?: PendingWords;
  /** Whether to list the changes, behind a disclosure. */
  readonly list?: boolean;
  /** What changes are called in the list; English by default. Keep it the same function. */
  readonly changeWords?: ChangeWords;
  /** What is shorter is not worth a word: milliseconds that changes must wait before they are shown. */
  readonly delayMs?: number;
  /** Draws what is seen in another way; what is read out stays. */
  readonly children?: (pending: PendingSummary) => ReactNode;
}

/**
 * How many changes wait to reach the server; nothing while none does. Unstyled: style it by `data-lockstep-pending`,
 * `data-state`, `data-durable` and `data-part`. That changes begin to wait and that all are sent is announced politely,
 * each number between is not.
 */
export function PendingChanges({
  className,
  words = pendingWords,
  list = false,
  changeWords: wordsOfChange,
  delayMs = 400,
  children,
}: PendingChangesProps): ReactNode {
  const pending = usePendingChanges(wordsOfChange);
  const { count, state, durable } = pending;
  const shown = useLasting(count > 0, delayMs);
  const said = useSaid(shown, pending, words);
  return (
    <div
      className={className}
      data-lockstep-pending={count}
      data-state={state}
      data-durable={durable}
      data-shown={shown}
    >
      {shown &&
        (children === undefined ? <Waiting pending={pending} words={words(pending)} list={list} /> : children(pending))}
      <Announcement>{said}</Announcement>
    </div>
  );
}

interface WaitingProps {
  readonly pending: PendingSummary;
  readonly words: string;
  readonly list: boolean;
}

function Waiting({ pending, words, list }: WaitingProps): ReactNode {
  const mark = <span data-part="mark" aria-hidden="true" />;
  if (!list) {
    return (
      <>
        {mark}
        <span data-part="words" aria-hidden="true">
          {words}
        </span>
      </>
    );
  }
  return (
    <details data-part="details">
      <summary data-part="words">
        {mark} {words}
      </summary>
      <ul data-part="changes">
        {pending.changes.map(({ item, what }) => (
          <li key={item.op_id}>{what}</li>
        ))}
      </ul>
    </details>
  );
}

/** What was said last: anew when changes begin to wait, when something else keeps them, and when all are sent. */
function useSaid(shown: boolean, pending: PendingSummary, words: PendingWords): string {
  const about = shown ? pending.state : 'none';
  // That nothing waits is not news where nothing has waited.
  const [said, setSaid] = useState({ about: 'none', text: '' });
  if (said.about === about) return said.text;
  const text = words(pending);
  setSaid({ about, text });
  return text;
}
