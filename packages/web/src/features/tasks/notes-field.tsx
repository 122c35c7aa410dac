import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { strings } from './strings.ts';

type NotesFieldProps = {
  notes: string;
  /** The task's seq, by which the server tells whether newer notes would be written over (X2). */
  seq: number;
  /** `seq`: of the notes that were begun upon. */
  onSave: (notes: string, seq: number) => void;
};

/** Notes, kept when one leaves them. What arrives meanwhile is shown unless something is under the pen. */
export const NotesField = ({ notes, seq, onSave }: NotesFieldProps) => {
  const [text, setText] = useState(notes);
  const begun = useRef<{ notes: string; seq: number } | null>(null);

  useEffect(() => {
    if (begun.current === null || begun.current.notes === text) setText(notes);
  }, [notes, text]);

  const leave = (): void => {
    const from = begun.current;
    begun.current = null;
    if (from !== null && text !== from.notes && text !== notes) onSave(text, from.seq);
  };
  const leaveForGood = useEffectEvent(leave);
  // Whoever closes the sheet has left the notes, too.
  useEffect(() => () => leaveForGood(), []);

  return (
    <textarea
      rows={2}
      value={text}
      dir="auto"
      maxLength={20_000}
      aria-label={strings.detail.notes}
      placeholder={strings.detail.notesPlaceholder}
      onFocus={() => {
        begun.current = { notes, seq };
      }}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.currentTarget.blur();
      }}
      onBlur={leave}
      className="-mx-2 min-h-16 w-[calc(100%+16px)] resize-none rounded-control bg-transparent px-2 py-1 text-body outline-none field-sizing-content focus:shadow-[inset_0_0_0_2px_var(--persimmon)] forced-colors:border"
    />
  );
};
