import type { ReactElement, ReactNode } from 'react';
import { useState } from 'react';
import type { CalendarDate } from '../format/calendar-date.ts';
import { DateChoice } from './date-choice.tsx';
import { Popover } from './popover.tsx';
import { strings } from './calendar-strings.ts';

type DatePickerProps = {
  trigger: ReactElement;
  value: CalendarDate | null;
  onChange: (date: CalendarDate | null) => void;
  /** A line in which the date can be said; it closes the picker when it is done. */
  renderField?: (close: () => void) => ReactNode;
  open?: boolean;
};

/** A button that shows a day and picks another. */
export const DatePicker = ({ trigger, value, onChange, renderField, open: initiallyOpen = false }: DatePickerProps) => {
  const [open, setOpen] = useState(initiallyOpen);
  const pick = (date: CalendarDate | null): void => {
    setOpen(false);
    onChange(date);
  };
  return (
    <Popover trigger={trigger} title={strings.title} open={open} onOpenChange={setOpen}>
      <DateChoice value={value} onPick={pick} field={renderField?.(() => setOpen(false))} />
    </Popover>
  );
};
