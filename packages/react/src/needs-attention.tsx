import { useId, useRef, useState, type ReactNode } from 'react';
import { Announcement } from './announcement.tsx';
import { attentionLabels, type AttentionLabels } from './attention-labels.ts';
import { ChangeEditor } from './change-editor.tsx';
import type { ChangeWords } from './change-words.ts';
import { editableFields } from './editable-fields.ts';
import { useShelf, type ShelfEntry } from './use-shelf.ts';

export interface NeedsAttentionProps {
  readonly className?: string;
  /** What changes are called; English by default. Keep it the same function. */
  readonly words?: ChangeWords;
  /** Everything else that is said; what is left out is English. */
  readonly labels?: Partial<AttentionLabels>;
  /** Draws one change in another way. */
  readonly children?: (entry: ShelfEntry) => ReactNode;
}

/**
 * The changes that the server refused: what each was, why not, and to try it again, edit or discard it (C5); where its task
 * is in the trash, to restore that and apply it (X4). Without any,
 * nothing is seen. Unstyled: style it by `data-lockstep-attention`, `data-code` and `data-part`. Their number is announced
 * politely, and the focus stays here when the change it was in goes.
 */
export function NeedsAttention({ className, words, labels, children }: NeedsAttentionProps): ReactNode {
  const entries = useShelf(words);
  const headingId = useId();
  const home = useRef<HTMLElement>(null);
  const said: AttentionLabels = { ...attentionLabels, ...labels };
  const count = entries.length;
  const goHome = () => home.current?.focus();
  return (
    <section
      ref={home}
      tabIndex={-1}
      className={className}
      data-lockstep-attention={count}
      aria-labelledby={count > 0 ? headingId : undefined}
    >
      <Announcement>{count === 0 ? '' : said.count(count)}</Announcement>
      {count > 0 && (
        <>
          <h2 data-part="heading" id={headingId}>
            {said.heading}
          </h2>
          <ul data-part="changes">
            {entries.map((entry) => (
              <li key={entry.item.op_id} data-code={entry.item.problem.code}>
                {children === undefined ? <Refused entry={entry} labels={said} onEnd={goHome} /> : children(entry)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface RefusedProps {
  readonly entry: ShelfEntry;
  readonly labels: AttentionLabels;
  /** The change is no longer here, or no longer edited: where the focus was is gone. */
  readonly onEnd: () => void;
}

function Refused({ entry, labels, onEnd }: RefusedProps): ReactNode {
  const [editing, setEditing] = useState(false);
  const { item, what, why } = entry;
  const act = (run: () => void) => () => {
    onEnd();
    run();
  };
  const endEditing = () => {
    setEditing(false);
    onEnd();
  };
  return (
    <>
      <p data-part="what">{what}</p>
      <p data-part="why">{why}</p>
      {editing ? (
        <ChangeEditor entry={entry} labels={labels} onEnd={endEditing} />
      ) : (
        <div data-part="actions">
          {entry.restore === undefined ? (
            <Action part="retry" label={labels.retry} what={what} run={act(entry.retry)} />
          ) : (
            <Action part="restore" label={labels.restore} what={what} run={act(entry.restore)} />
          )}
          {editableFields(item).length > 0 && (
            <Action part="edit" label={labels.edit} what={what} run={() => setEditing(true)} />
          )}
          <Action part="discard" label={labels.discard} what={what} run={act(entry.discard)} />
        </div>
      )}
    </>
  );
}

interface ActionProps {
  readonly part: string;
  readonly label: string;
  readonly what: string;
  readonly run: () => void;
}

/** Several changes have the same buttons: each says whose it is. */
function Action({ part, label, what, run }: ActionProps): ReactNode {
  return (
    <button type="button" data-part={part} aria-label={`${label}: ${what}`} onClick={run}>
      {label}
    </button>
  );
}
