import { cx } from '../../ui/cx.ts';

type TwoStrokesProps = { stepping: boolean };

/** The two inks across half a page. */
export const TwoStrokes = ({ stepping }: TwoStrokesProps) => (
  <svg
    aria-hidden="true"
    viewBox="0 0 400 600"
    preserveAspectRatio="xMidYMid slice"
    fill="none"
    strokeWidth={13}
    strokeLinecap="round"
    className={cx('h-full w-full bg-sunk max-desk:hidden', stepping && 'mark-stepping')}
  >
    <path d="M86 690 246 -90" className="stroke-persimmon" />
    <path d="M136 690 296 -90" className="stroke-iris" />
  </svg>
);
