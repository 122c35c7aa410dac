import { cx } from './cx.ts';

type KbdProps = { children: string; inverse?: boolean };

/** A key or a chord, as printed on the keyboard. */
export const Kbd = ({ children, inverse }: KbdProps) => (
  <kbd
    className={cx(
      'inline-grid h-[18px] min-w-[18px] place-items-center rounded-chip px-1 font-sans text-meta leading-none font-medium',
      inverse === true
        ? 'text-paper shadow-[inset_0_0_0_1px_currentcolor]'
        : 'text-soft shadow-[inset_0_0_0_1px_var(--hairline-strong)]',
    )}
  >
    {children}
  </kbd>
);
