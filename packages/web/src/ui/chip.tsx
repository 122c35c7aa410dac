import { CalendarDays, Flag, Repeat, Tag, User, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { strings } from './strings.ts';

const icons = {
  date: CalendarDays,
  recurrence: Repeat,
  priority: Flag,
  label: Tag,
  assignee: User,
  project: null,
};

const tones = {
  plain: 'text-soft',
  overdue: 'text-amber-text',
  today: 'text-persimmon-text',
};

type ChipProps = {
  kind: keyof typeof icons;
  text: string;
  tone?: keyof typeof tones;
  /** In place of the kind's icon: a project's dot, a priority's flag. */
  icon?: ReactNode;
  onPress?: () => void;
  /** With it the chip carries a small cross. */
  onRemove?: () => void;
};

/** One fact about a task that can be seen, opened and taken away. */
export const Chip = ({ kind, text, tone = 'plain', icon, onPress, onRemove }: ChipProps) => {
  const Icon = icon === undefined ? icons[kind] : null;
  const body = (
    <>
      {icon}
      {Icon !== null && <Icon aria-hidden="true" size={13} strokeWidth={2} className="shrink-0 opacity-80" />}
      <span className="truncate">{text}</span>
    </>
  );
  const inner = 'flex min-w-0 items-center gap-1.5 rounded-chip ps-2';
  return (
    <span
      className={cx(
        'inline-flex h-7 max-w-60 items-stretch rounded-chip text-small shadow-[inset_0_0_0_1px_var(--hairline-strong)]',
        'forced-colors:border',
        tones[tone],
      )}
    >
      {onPress === undefined ? (
        <span className={cx(inner, onRemove === undefined && 'pe-2')}>{body}</span>
      ) : (
        <button
          type="button"
          onClick={onPress}
          className={cx(
            inner,
            'transition-colors hover:bg-hover active:bg-press',
            onRemove === undefined ? 'pe-2' : 'pe-1',
          )}
        >
          {body}
        </button>
      )}
      {onRemove !== undefined && (
        <button
          type="button"
          aria-label={strings.remove(text)}
          onClick={onRemove}
          className="grid w-7 place-items-center rounded-chip text-faint transition-colors hover:bg-hover hover:text-ink"
        >
          <X aria-hidden="true" size={13} strokeWidth={2} />
        </button>
      )}
    </span>
  );
};
