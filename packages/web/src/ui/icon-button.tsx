import { Button } from '@base-ui/react/button';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import { Tooltip } from './tooltip.tsx';

type IconButtonProps = Omit<ComponentProps<typeof Button>, 'className' | 'aria-label'> & {
  /** What it does: its accessible name and its tooltip. */
  label: string;
  keys?: string;
  size?: 'small' | 'medium';
  pressed?: boolean;
  /** Within a trigger that explains itself there is no second bubble. */
  tooltip?: boolean;
  className?: string;
};

/** A button of one icon. */
export const IconButton = (props: IconButtonProps) => {
  const { label, keys, size = 'medium', pressed, tooltip = true, className, ...rest } = props;
  const button = (
    <Button
      {...rest}
      aria-label={label}
      aria-pressed={pressed}
      className={cx(
        'touch-target inline-grid shrink-0 place-items-center rounded-control text-faint transition-colors',
        'hover:bg-hover hover:text-ink active:bg-press aria-pressed:bg-press aria-pressed:text-ink',
        'data-disabled:cursor-default data-disabled:opacity-50 data-popup-open:bg-press data-popup-open:text-ink',
        size === 'small' ? 'size-7' : 'size-8',
        className,
      )}
    />
  );
  if (!tooltip) return button;
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      {button}
    </Tooltip>
  );
};
