import { cx } from './cx.ts';
import { strings } from './strings.ts';

const mostStrokes = 24;

type TallyProps = { done: number; total: number };

/** A day's progress as a tally: a stroke for each task, inked when it is done. A long day is one line. */
export const Tally = ({ done, total }: TallyProps) => {
  if (total === 0) return null;
  const label = strings.tally(done, total);
  if (total > mostStrokes) {
    return (
      <span role="img" aria-label={label} className="flex h-3.5 w-40 items-center">
        <span className="h-[3px] w-full overflow-hidden rounded-full bg-hairline-strong">
          <span className="block h-full bg-moss" style={{ width: `${(done / total) * 100}%` }} />
        </span>
      </span>
    );
  }
  return (
    <span role="img" aria-label={label} className="flex h-3.5 items-center gap-1 ps-0.5">
      {Array.from({ length: total }, (_task, index) => (
        <span
          key={index}
          className={cx(
            'h-full w-[2.5px] -skew-x-12 rounded-full transition-colors duration-(--arrive) forced-colors:bg-[GrayText]',
            index < done ? 'bg-moss forced-colors:bg-[Highlight]' : 'bg-hairline-strong',
          )}
        />
      ))}
    </span>
  );
};
