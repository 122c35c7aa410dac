import { ArrowUp, Square } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { cx } from './cx.ts';
import { strings } from './strings.ts';

type ComposerProps = {
  value: string;
  onChange: (text: string) => void;
  onSend: () => void;
  /** A turn is running: the button stops it; what is written meanwhile is queued. */
  running?: boolean;
  onStop?: () => void;
  /** Up-arrow in an empty field: the last words again. */
  onRecall?: () => void;
};

const round =
  'touch-target grid size-7 shrink-0 place-items-center rounded-full transition-colors disabled:bg-press disabled:text-faint disabled:cursor-default';

const SendOrStop = ({ value, running, onSend, onStop }: ComposerProps) =>
  running === true && value.trim() === '' ? (
    <button type="button" aria-label={strings.chat.stop} onClick={onStop} className={cx(round, 'bg-ink text-paper')}>
      <Square aria-hidden="true" size={11} fill="currentColor" />
    </button>
  ) : (
    <button
      type="button"
      aria-label={strings.chat.send}
      disabled={value.trim() === ''}
      onClick={onSend}
      className={cx(round, 'bg-persimmon text-on-persimmon hover:bg-persimmon-press')}
    >
      <ArrowUp aria-hidden="true" size={16} strokeWidth={2.5} />
    </button>
  );

/** Where one speaks to the assistant. Enter sends, Shift-Enter breaks the line. */
export const Composer = (props: ComposerProps) => {
  const { value, onChange, onSend, onRecall } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowUp' && value === '') onRecall?.();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    if (value.trim() !== '') onSend();
  };
  return (
    <div className="flex items-end gap-2 rounded-panel bg-raised py-1.5 ps-3.5 pe-2 shadow-[inset_0_0_0_1px_var(--edge)] transition-shadow focus-within:shadow-[inset_0_0_0_2px_var(--persimmon)] forced-colors:border">
      <textarea
        rows={1}
        value={value}
        dir="auto"
        aria-label={strings.chat.composer}
        placeholder={strings.chat.placeholder}
        enterKeyHint="send"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="max-h-40 min-h-7 min-w-0 flex-1 resize-none bg-transparent py-0.5 text-body outline-none field-sizing-content"
      />
      <SendOrStop {...props} />
    </div>
  );
};
