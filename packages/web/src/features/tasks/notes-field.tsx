import { useEffect, useRef, useState } from 'react';
import { strings } from './strings.ts';

type NotesFieldProps = {
  notes: string;
  onSave: (notes: string) => void;
};

/** Notes, kept when one leaves them. What arrives meanwhile is shown unless something is under the pen. */
export const NotesField = ({ notes, onSave }: NotesFieldProps) => {
  const [text, setText] = useState(notes);
  const writing = useRef(false);

  useEffect(() => {
    if (!writing.current) setText(notes);
  }, [notes]);

  return (
    <textarea
      rows={2}
      value={text}
      dir="auto"
      maxLength={20_000}
      aria-label={strings.detail.notes}
      placeholder={strings.detail.notesPlaceholder}
      onFocus={() => {
        writing.current = true;
      }}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        writing.current = false;
        if (text !== notes) onSave(text);
      }}
      className="-mx-2 min-h-16 w-[calc(100%+16px)] resize-none rounded-control bg-transparent px-2 py-1 text-body outline-none field-sizing-content focus:shadow-[inset_0_0_0_2px_var(--persimmon)] forced-colors:border"
    />
  );
};
