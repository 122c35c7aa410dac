import { ArrowUp, Square } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { cx } from './cx.ts';
import { strings } from './chat-strings.ts';

type ComposerProps = {
  value: string;
  onChange: (text: string) => void;
  onSend: () => void;
  /** A turn is running: the button stops it; what is written meanwhile stays in the field. */
  running?: boolean;
  onStop?: () => void;
  /** What stands in the field was said before. */
  recalling?: boolean;
  /** Up-arrow in an empty field: the words before, `1` back or `-1` forth. */
  onRecall?: (step: 1 | -1) => void;
};

const round =
  'touch-target grid size-7 shrink-0 place-items-center rounded-full transition-colors disabled:bg-press disabled:text-faint disabled:cursor-default';

const SendOrStop = ({ value, running, onSend, onStop }: ComposerProps) =>
  running === true ? (
    <button type="button" aria-label={strings.stop} onClick={onStop} className={cx(round, 'bg-ink text-paper')}>
      <Square aria-hidden="true" size={11} fill="currentColor" />
    </button>
  ) : (
    <button
      type="button"
      aria-label={strings.send}
      disabled={value.trim() === ''}
      onClick={onSend}
      className={cx(round, 'bg-persimmon text-on-persimmon hover:bg-persimmon-press')}
    >
      <ArrowUp aria-hidden="true" size={16} strokeWidth={2.5} />
    </button>
  );

/** The key ends the choice of a character: in Safari that comes as an Enter of its own, known by its code alone. */
const isComposing = ({ nativeEvent, keyCode }: KeyboardEvent): boolean => nativeEvent.isComposing || keyCode === 229;

const recallStep = ({ key }: KeyboardEvent, empty: boolean, recalling: boolean): 1 | -1 | undefined => {
  if (key === 'ArrowUp' && (empty || recalling)) return 1;
  return key === 'ArrowDown' && recalling ? -1 : undefined;
};

/** Where one speaks to the assistant. Enter sends, Shift-Enter breaks the line. */
export const Composer = (props: ComposerProps) => {
  const { value, onChange, onSend, running, onStop, recalling, onRecall } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    const step = recallStep(event, value === '', recalling === true);
    if (step !== undefined) onRecall?.(step);
    else if (event.key === 'Escape' && running === true) onStop?.();
    else if (event.key === 'Enter' && !event.shiftKey) {
      if (value.trim() !== '' && running !== true) onSend();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="flex items-end gap-2 rounded-panel bg-raised py-1.5 ps-3.5 pe-2 shadow-[inset_0_0_0_1px_var(--edge)] transition-shadow focus-within:shadow-[inset_0_0_0_2px_var(--persimmon)] forced-colors:border">
      <textarea
        rows={1}
        value={value}
        dir="auto"
        data-chat-field=""
        aria-label={strings.composer}
        placeholder={strings.placeholder}
        enterKeyHint="send"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="max-h-40 min-h-7 min-w-0 flex-1 resize-none bg-transparent py-0.5 text-body outline-none field-sizing-content pointer-coarse:text-[1rem]"
      />
      <SendOrStop {...props} />
    </div>
  );
};
