import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CalendarDate } from '../format/calendar-date.ts';
import { addMonths, formatDate, monthWeeks } from '../format/calendar-date.ts';
import { useLocale } from '../locale/locale-context.tsx';
import { calendarKeys } from './calendar-keys.ts';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';
import { strings } from './strings.ts';

type CalendarProps = {
  value: CalendarDate | null;
  onChange: (date: CalendarDate) => void;
};

type DayProps = {
  date: CalendarDate;
  month: string;
  value: CalendarDate | null;
  focused: CalendarDate;
  onPick: (date: CalendarDate) => void;
};

const Day = ({ date, month, value, focused, onPick }: DayProps) => {
  const { locale, today } = useLocale();
  return (
    <td role="gridcell" aria-selected={date === value} className="p-0">
      <button
        type="button"
        data-date={date}
        tabIndex={date === focused ? 0 : -1}
        aria-label={formatDate(date, locale, { dateStyle: 'full' })}
        aria-current={date === today ? 'date' : undefined}
        onClick={() => onPick(date)}
        className={cx(
          'grid size-9 place-items-center rounded-full text-small tabular transition-colors pointer-coarse:size-11',
          date === value && 'bg-persimmon font-semibold text-on-persimmon',
          date !== value && 'hover:bg-hover',
          date !== value && date === today && 'font-semibold text-persimmon-text',
          date !== value && date !== today && (date.startsWith(month) ? 'text-ink' : 'text-faint'),
        )}
      >
        {Number(date.slice(8))}
      </button>
    </td>
  );
};

/** A month of days; one of them can be picked, by hand or by keys. */
export const Calendar = ({ value, onChange }: CalendarProps) => {
  const { locale, today, firstDay } = useLocale();
  const [focused, setFocused] = useState(value ?? today);
  const byKeys = useRef(false);
  const grid = useRef<HTMLTableElement>(null);
  const month = focused.slice(0, 7);
  const weeks = monthWeeks(focused, firstDay);

  useEffect(() => {
    if (byKeys.current) grid.current?.querySelector<HTMLElement>(`[data-date="${focused}"]`)?.focus();
    byKeys.current = false;
  }, [focused]);

  const onKeyDown = calendarKeys(focused, firstDay, (date) => {
    byKeys.current = true;
    setFocused(date);
  });

  return (
    <div className="p-3">
      <header className="mb-1 flex items-center gap-1 ps-2">
        <span aria-live="polite" className="flex-1 text-small font-semibold">
          {formatDate(focused, locale, { month: 'long', year: 'numeric' })}
        </span>
        <IconButton
          label={strings.calendar.previousMonth}
          size="small"
          tooltip={false}
          onClick={() => setFocused(addMonths(focused, -1))}
        >
          <ChevronLeft aria-hidden="true" size={16} className="rtl:-scale-x-100" />
        </IconButton>
        <IconButton
          label={strings.calendar.nextMonth}
          size="small"
          tooltip={false}
          onClick={() => setFocused(addMonths(focused, 1))}
        >
          <ChevronRight aria-hidden="true" size={16} className="rtl:-scale-x-100" />
        </IconButton>
      </header>
      <table
        ref={grid}
        role="grid"
        aria-label={formatDate(focused, locale, { month: 'long', year: 'numeric' })}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            {weeks[0]?.map((date) => (
              <th
                key={date}
                scope="col"
                abbr={formatDate(date, locale, { weekday: 'long' })}
                className="h-8 text-meta font-normal text-faint"
              >
                {formatDate(date, locale, { weekday: 'narrow' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <Day key={date} date={date} month={month} value={value} focused={focused} onPick={onChange} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
