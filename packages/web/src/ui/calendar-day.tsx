import type { CalendarDate } from '../format/calendar-date.ts';
import { formatDate } from '../format/calendar-date.ts';
import { useLocale } from '../locale/locale-context.tsx';
import { cx } from './cx.ts';

type CalendarDayProps = {
  date: CalendarDate;
  selected: boolean;
  /** The one day that the Tab key reaches. */
  focused: boolean;
  /** Of the month on show. */
  within: boolean;
  onPick: (date: CalendarDate) => void;
};

/** One day of a calendar. */
export const CalendarDay = ({ date, selected, focused, within, onPick }: CalendarDayProps) => {
  const { locale, today } = useLocale();
  return (
    <div role="gridcell" aria-selected={selected}>
      <button
        type="button"
        data-date={date}
        tabIndex={focused ? 0 : -1}
        aria-label={formatDate(date, locale, { dateStyle: 'full' })}
        aria-current={date === today ? 'date' : undefined}
        onClick={() => onPick(date)}
        className={cx(
          'grid size-9 place-items-center rounded-full text-small tabular transition-colors pointer-coarse:size-11',
          selected && 'bg-persimmon font-semibold text-on-persimmon',
          !selected && 'hover:bg-hover',
          !selected && date === today && 'font-semibold text-persimmon-text',
          !selected && date !== today && (within ? 'text-ink' : 'text-faint'),
        )}
      >
        {Number(date.slice(8))}
      </button>
    </div>
  );
};
