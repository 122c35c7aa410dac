import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Mark } from './mark.tsx';

const variants = {
  primary: 'bg-persimmon text-on-persimmon font-semibold hover:bg-persimmon-press',
  outline: 'text-ink shadow-[inset_0_0_0_1px_var(--hairline-strong)] hover:bg-hover active:bg-press',
  quiet: 'text-soft hover:bg-hover hover:text-ink active:bg-press',
  agent: 'bg-iris text-on-iris font-semibold hover:brightness-105',
  danger: 'text-brick shadow-[inset_0_0_0_1px_var(--hairline-strong)] hover:bg-brick-wash',
};

const sizes = {
  small: 'h-7 px-2.5 text-small',
  medium: 'h-9 px-3.5 text-small',
  large: 'h-11 px-5 text-body',
};

type ButtonProps = ComponentProps<'button'> & {
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
  icon?: ReactNode;
  /** The work goes on: the button keeps its width and its focus, and takes no second press. */
  busy?: boolean;
};

/** A push button in the house style. One `primary` a view. */
export const Button = (props: ButtonProps) => {
  const { variant = 'outline', size = 'medium', icon, busy, className, disabled, onClick, children, ...rest } = props;
  const onPress = (event: MouseEvent<HTMLButtonElement>): void => {
    if (busy === true) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled}
      aria-disabled={busy}
      aria-busy={busy}
      onClick={onPress}
      className={cx(
        'touch-target inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium',
        'transition-colors select-none disabled:cursor-default disabled:opacity-50 forced-colors:border',
        variants[variant],
        sizes[size],
        className,
      )}
    >
      {busy === true ? <Mark phase="stepping" className="*:stroke-current" /> : icon}
      {children}
    </button>
  );
};
