import { cx } from './cx.ts';
import { strings } from './strings.ts';

const stroke =
  'absolute inset-x-[11%] -bottom-[0.16em] h-[0.13em] -skew-x-12 rounded-full forced-colors:bg-[CanvasText]';

type WordmarkProps = { className?: string };

/** *lockstep*, with the two strokes under the letters that step. Scales with the font size. */
export const Wordmark = ({ className }: WordmarkProps) => (
  <span role="img" aria-label={strings.brand} className={cx('inline-block select-none', className)}>
    <span aria-hidden="true" className="font-semibold tracking-[-0.035em]">
      lock
      <span className="relative inline-block">
        s
        <span className={cx(stroke, 'bg-persimmon')} />
      </span>
      <span className="relative inline-block">
        t
        <span className={cx(stroke, 'bg-iris')} />
      </span>
      ep
    </span>
  </span>
);
