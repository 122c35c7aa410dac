import { Plus } from 'lucide-react';
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react';
import { useRef } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';
import { strings } from './strings.ts';

type QuickAddFieldProps = {
  value: string;
  onChange: (text: string) => void;
  onSubmit: () => void;
  onFocus?: () => void;
  /** Several lines were pasted: each is a task. */
  onPasteLines?: (lines: string[]) => void;
  /** What was understood, as removable chips. */
  chips?: ReactNode;
  /** The date it understood, spelled out, so that nobody has to guess. */
  dateLine?: string | undefined;
  error?: string | undefined;
  placeholder?: string;
};

const linesOf = (event: ClipboardEvent): string[] =>
  event.clipboardData
    .getData('text/plain')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const Understood = ({ chips, dateLine, error, onSubmit, value }: QuickAddFieldProps) => (
  <div className="flex flex-wrap items-center gap-2 py-2 ps-[30px]">
    {chips}
    {dateLine !== undefined && <span className="text-small text-soft">{dateLine}</span>}
    {error !== undefined && (
      <span role="status" className="text-small text-brick">
        {error}
      </span>
    )}
    <span className="ms-auto">
      <Button variant="primary" size="small" disabled={value.trim() === ''} onClick={onSubmit}>
        {strings.quickAdd.add}
      </Button>
    </span>
  </div>
);

/** One line in which a task is said; beneath it stands what was understood. */
export const QuickAddField = (props: QuickAddFieldProps) => {
  const { value, onChange, onSubmit, onFocus, onPasteLines, placeholder = strings.quickAdd.placeholder } = props;
  const field = useRef<HTMLInputElement>(null);

  const onPaste = (event: ClipboardEvent): void => {
    const lines = linesOf(event);
    if (lines.length < 2 || onPasteLines === undefined) return;
    event.preventDefault();
    onPasteLines(lines);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && value.trim() !== '') onSubmit();
    if (event.key === 'Escape') field.current?.blur();
  };

  return (
    <div className="group/add border-b border-hairline transition-colors focus-within:border-persimmon">
      <label className="flex min-h-row items-center gap-3 pointer-coarse:min-h-12">
        <Plus
          aria-hidden="true"
          size={18}
          strokeWidth={2}
          className="shrink-0 text-faint transition-colors group-focus-within/add:text-persimmon"
        />
        <input
          ref={field}
          value={value}
          dir="auto"
          data-quick-add=""
          aria-label={strings.quickAdd.label}
          placeholder={placeholder}
          enterKeyHint="done"
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          onFocus={() => onFocus?.()}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          className="min-w-0 flex-1 bg-transparent text-body outline-none"
        />
        <span
          className={cx(
            'transition-opacity group-focus-within/add:opacity-0 max-tablet:hidden',
            value !== '' && 'opacity-0',
          )}
        >
          <Kbd>Q</Kbd>
        </span>
      </label>
      {value !== '' && <Understood {...props} />}
    </div>
  );
};
