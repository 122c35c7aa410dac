import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { CalendarDate } from '../format/calendar-date.ts';
import { addMonths, formatDate, monthWeeks } from '../format/calendar-date.ts';
import { useLocale } from '../locale/locale-context.tsx';
import { CalendarDay } from './calendar-day.tsx';
import { dateByKey } from './date-by-key.ts';
import { IconButton } from './icon-button.tsx';
import { strings } from './calendar-strings.ts';

type MonthBarProps = { month: string; onTurn: (months: number) => void };

const MonthBar = ({ month, onTurn }: MonthBarProps) => (
  <header className="mb-1 flex items-center gap-1 ps-2">
    <span aria-live="polite" className="flex-1 text-small font-semibold">
      {month}
    </span>
    <IconButton label={strings.previousMonth} size="small" tooltip={false} onClick={() => onTurn(-1)}>
      <ChevronLeft aria-hidden="true" size={16} className="rtl:-scale-x-100" />
    </IconButton>
    <IconButton label={strings.nextMonth} size="small" tooltip={false} onClick={() => onTurn(1)}>
      <ChevronRight aria-hidden="true" size={16} className="rtl:-scale-x-100" />
    </IconButton>
  </header>
);

type WeekdaysProps = { week: readonly CalendarDate[] };

const Weekdays = ({ week }: WeekdaysProps) => {
  const { locale } = useLocale();
  return (
    <div role="row" className="grid grid-cols-7">
      {week.map((date) => (
        <div
          key={date}
          role="columnheader"
          aria-label={formatDate(date, locale, { weekday: 'long' })}
          className="grid h-8 place-items-center text-meta text-faint"
        >
          {formatDate(date, locale, { weekday: 'narrow' })}
        </div>
      ))}
    </div>
  );
};

type CalendarProps = {
  value: CalendarDate | null;
  onChange: (date: CalendarDate) => void;
};

/** A month of days; one of them can be picked, by hand or by keys. */
export const Calendar = ({ value, onChange }: CalendarProps) => {
  const { locale, today, firstDay } = useLocale();
  const [focused, setFocused] = useState(value ?? today);
  const byKeys = useRef(false);
  const grid = useRef<HTMLDivElement>(null);
  const month = formatDate(focused, locale, { month: 'long', year: 'numeric' });
  const weeks = monthWeeks(focused, firstDay);

  useEffect(() => {
    if (byKeys.current) grid.current?.querySelector<HTMLElement>(`[data-date="${focused}"]`)?.focus();
    byKeys.current = false;
  }, [focused]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const date = dateByKey(event.key, focused, firstDay, rtl);
    if (date === null) return;
    event.preventDefault();
    byKeys.current = true;
    setFocused(date);
  };

  return (
    <div className="p-3">
      <MonthBar month={month} onTurn={(months) => setFocused(addMonths(focused, months))} />
      <div ref={grid} role="grid" tabIndex={-1} aria-label={month} onKeyDown={onKeyDown} className="outline-none">
        <Weekdays week={weeks[0] ?? []} />
        {weeks.map((week) => (
          <div key={week[0]} role="row" className="grid grid-cols-7">
            {week.map((date) => (
              <CalendarDay
                key={date}
                date={date}
                selected={date === value}
                focused={date === focused}
                within={date.startsWith(focused.slice(0, 7))}
                onPick={onChange}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
};
