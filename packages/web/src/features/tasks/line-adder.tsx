import { Plus } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';

type LineAdderProps = {
  label: string;
  placeholder?: string;
  maxLength: number;
  /** What has been used before. */
  suggestions?: readonly string[];
  /** It was called for: the pen goes there. */
  calledFor?: boolean;
  onAdd: (text: string) => void;
  onLeave?: () => void;
};

/** A line that adds what is written in it and is ready for the next. */
export const LineAdder = (props: LineAdderProps) => {
  const { label, placeholder = label, maxLength, suggestions = [], calledFor = false, onAdd, onLeave } = props;
  const [text, setText] = useState('');
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (calledFor) field.current?.focus();
  }, [calledFor]);
  const add = (): void => {
    const trimmed = text.trim();
    setText('');
    if (trimmed !== '') onAdd(trimmed);
  };
  return (
    <span className="flex min-h-9 flex-1 items-center gap-3 pointer-coarse:min-h-11">
      <Plus aria-hidden="true" size={16} className="mx-px shrink-0 text-faint" />
      <input
        value={text}
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        maxLength={maxLength}
        autoComplete="off"
        enterKeyHint="done"
        {...(suggestions.length === 0 ? {} : { list })}
        ref={field}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          add();
          onLeave?.();
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            add();
          }
          if (event.key === 'Escape') {
            event.stopPropagation();
            setText('');
            onLeave?.();
          }
        }}
        className="min-w-0 flex-1 bg-transparent text-small outline-none pointer-coarse:text-body"
      />
      {suggestions.length > 0 && (
        <datalist id={list}>
          {suggestions.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </datalist>
      )}
    </span>
  );
};
