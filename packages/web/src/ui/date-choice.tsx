import { CircleSlash, Sun, Sunrise, CalendarArrowDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CalendarDate } from '../format/calendar-date.ts';
import { addDays, formatDate, startOfWeek } from '../format/calendar-date.ts';
import { useLocale } from '../locale/locale-context.tsx';
import { Calendar } from './calendar.tsx';
import { strings } from './calendar-strings.ts';

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

type DateChoiceProps = {
  value: CalendarDate | null;
  onPick: (date: CalendarDate | null) => void;
  /** A line in which the date can be said. */
  field?: ReactNode;
};

/** A day to be picked: said in words, the usual ones by name, any other from the calendar, or none. */
export const DateChoice = ({ value, onPick, field }: DateChoiceProps) => {
  const { locale, today, firstDay } = useLocale();
  const weekday = (date: CalendarDate): string => formatDate(date, locale, { weekday: 'short' });
  const nextWeek = addDays(startOfWeek(today, firstDay), 7);
  return (
    <>
      {field}
      <div className="border-b border-hairline p-1">
        <Shortcut
          icon={<Sun aria-hidden="true" size={15} />}
          label={strings.today}
          hint={weekday(today)}
          onPick={() => onPick(today)}
        />
        <Shortcut
          icon={<Sunrise aria-hidden="true" size={15} />}
          label={strings.tomorrow}
          hint={weekday(addDays(today, 1))}
          onPick={() => onPick(addDays(today, 1))}
        />
        <Shortcut
          icon={<CalendarArrowDown aria-hidden="true" size={15} />}
          label={strings.nextWeek}
          hint={formatDate(nextWeek, locale, { weekday: 'short', day: 'numeric', month: 'short' })}
          onPick={() => onPick(nextWeek)}
        />
        {value !== null && (
          <Shortcut
            icon={<CircleSlash aria-hidden="true" size={15} />}
            label={strings.clear}
            onPick={() => onPick(null)}
          />
        )}
      </div>
      <Calendar value={value} onChange={onPick} />
    </>
  );
};
