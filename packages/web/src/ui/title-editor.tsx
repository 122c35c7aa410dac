import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { strings } from './strings.ts';

type TitleEditorProps = {
  title: string;
  onSave: (title: string) => void;
  onCancel: () => void;
};

/** A title under the pen: Enter and leaving keep it, Escape gives the old one back, empty changes nothing. */
export const TitleEditor = ({ title, onSave, onCancel }: TitleEditorProps) => {
  const [text, setText] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  const closed = useRef(false);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const finish = (keep: boolean): void => {
    if (closed.current) return;
    closed.current = true;
    const trimmed = text.trim();
    if (keep && trimmed !== '' && trimmed !== title) onSave(trimmed);
    else onCancel();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.stopPropagation();
    finish(event.key === 'Enter');
  };

  return (
    <input
      ref={field}
      value={text}
      dir="auto"
      maxLength={500}
      aria-label={strings.titleOf(title)}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => finish(true)}
      className="min-w-0 flex-1 bg-transparent text-body outline-none"
    />
  );
};
