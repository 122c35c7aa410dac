import { CircleSlash, Sun, Sunrise, CalendarArrowDown } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useState } from 'react';
import type { CalendarDate } from '../format/calendar-date.ts';
import { addDays, formatDate, startOfWeek } from '../format/calendar-date.ts';
import { useLocale } from '../locale/locale-context.tsx';
import { Calendar } from './calendar.tsx';
import { Popover } from './popover.tsx';
import { strings } from './strings.ts';

type ShortcutProps = { icon: ReactNode; label: string; hint?: string; onPick: () => void };

const Shortcut = ({ icon, label, hint, onPick }: ShortcutProps) => (
  <button
    type="button"
    onClick={onPick}
    className="flex h-8 w-full items-center gap-2.5 rounded-control px-2 text-small transition-colors hover:bg-hover pointer-coarse:h-11"
  >
    <span className="text-faint">{icon}</span>
    <span className="flex-1 text-start">{label}</span>
    {hint !== undefined && <span className="text-faint">{hint}</span>}
  </button>
);

type DatePickerProps = {
  trigger: ReactElement;
  value: CalendarDate | null;
  onChange: (date: CalendarDate | null) => void;
  open?: boolean;
};

/** Picks a day: the usual ones by name, any other from the calendar, or none. */
export const DatePicker = ({ trigger, value, onChange, open: initiallyOpen = false }: DatePickerProps) => {
  const { locale, today, firstDay } = useLocale();
  const [open, setOpen] = useState(initiallyOpen);
  const pick = (date: CalendarDate | null): void => {
    setOpen(false);
    onChange(date);
  };
  const weekday = (date: CalendarDate): string => formatDate(date, locale, { weekday: 'short' });
  const nextWeek = addDays(startOfWeek(today, firstDay), 7);
  return (
    <Popover trigger={trigger} title={strings.calendar.title} open={open} onOpenChange={setOpen}>
      <div className="border-b border-hairline p-1">
        <Shortcut
          icon={<Sun aria-hidden="true" size={15} />}
          label={strings.calendar.today}
          hint={weekday(today)}
          onPick={() => pick(today)}
        />
        <Shortcut
          icon={<Sunrise aria-hidden="true" size={15} />}
          label={strings.calendar.tomorrow}
          hint={weekday(addDays(today, 1))}
          onPick={() => pick(addDays(today, 1))}
        />
        <Shortcut
          icon={<CalendarArrowDown aria-hidden="true" size={15} />}
          label={strings.calendar.nextWeek}
          hint={formatDate(nextWeek, locale, { weekday: 'short', day: 'numeric', month: 'short' })}
          onPick={() => pick(nextWeek)}
        />
        {value !== null && (
          <Shortcut
            icon={<CircleSlash aria-hidden="true" size={15} />}
            label={strings.calendar.clear}
            onPick={() => pick(null)}
          />
        )}
      </div>
      <Calendar value={value} onChange={pick} />
    </Popover>
  );
};
