import { cx } from './cx.ts';
import { strings } from './strings.ts';

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-2/3', 'w-1/3'];

type SkeletonProps = { rows?: number };

/** Rows that are about to come, in the measures of real ones. Invisible for the first 150 ms. */
export const Skeleton = ({ rows = 5 }: SkeletonProps) => (
  <div role="status" aria-label={strings.loading} className="skeleton">
    {Array.from({ length: rows }, (_row, index) => (
      <div key={index} className="flex min-h-row items-center gap-3">
        <span className="size-[18px] rounded-full border-[1.5px] border-hairline" />
        <span className={cx('h-2.5 rounded-full bg-press', widths[index % widths.length])} />
      </div>
    ))}
  </div>
);
