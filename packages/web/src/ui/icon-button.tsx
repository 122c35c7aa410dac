import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & {
  /** What it does: its accessible name and its tooltip. */
  label: string;
  keys?: string;
  size?: 'small' | 'medium';
  pressed?: boolean;
  /** Within a trigger that explains itself there is no second bubble. */
  tooltip?: boolean;
};

/** A button of one icon. */
export const IconButton = (props: IconButtonProps) => {
  const { label, keys, size = 'medium', pressed, tooltip = true, className, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      aria-pressed={pressed}
      {...(tooltip ? { 'data-tip': label, 'data-tip-keys': keys } : {})}
      className={cx(
        'touch-target inline-grid shrink-0 place-items-center rounded-control text-faint transition-colors',
        'hover:bg-hover hover:text-ink active:bg-press aria-pressed:bg-press aria-pressed:text-ink',
        'disabled:cursor-default disabled:opacity-50 data-popup-open:bg-press data-popup-open:text-ink',
        size === 'small' ? 'size-7' : 'size-8',
        className,
      )}
    />
  );
};
