import { cx } from './cx.ts';

type MarkProps = {
  /** `in` phase: everything agrees. `apart`: it does not. `stepping`: work goes on. */
  phase?: 'in' | 'apart' | 'stepping';
  /** Edge length in pixels. */
  size?: number;
  className?: string;
};

/** The two strokes: icon, loader and connection glyph in one. Decorative; the words stand beside it. */
export const Mark = ({ phase = 'in', size = 16, className }: MarkProps) => (
  <svg
    aria-hidden="true"
    viewBox="0 0 16 16"
    width={size}
    height={size}
    fill="none"
    strokeWidth={2.5}
    strokeLinecap="round"
    className={cx('shrink-0 overflow-visible', phase === 'stepping' && 'mark-stepping', className)}
  >
    <path
      d="M4.6 13 7 3"
      className={cx(
        'stroke-persimmon transition-[translate] duration-(--arrive) ease-arrive',
        phase === 'apart' && '-translate-x-[1px] translate-y-[2px]',
      )}
    />
    <path
      d="M9 13 11.4 3"
      className={cx(
        'stroke-iris transition-[translate] duration-(--arrive) ease-arrive',
        phase === 'apart' && 'translate-x-[2px] -translate-y-[2px]',
      )}
    />
  </svg>
);
