import type { Task } from '@lockstep/protocol';
import type { CalendarDate } from './calendar-date.ts';

type Due = Pick<Task, 'due_date' | 'due_time' | 'due_zone'>;

/** A due date as the reader's own clock shows it. */
export type LocalDue = { date: CalendarDate; time: string | null };

const formats = new Map<string, Intl.DateTimeFormat>();

const formatIn = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  formats.set(timeZone, made);
  return made;
};

/** The wall clock of a zone at a moment, as `2026-11-23 09:00`. */
const wallClock = (ms: number, timeZone: string): string => formatIn(timeZone).format(ms);

const asUtc = (wall: string): number => Date.parse(`${wall.replace(' ', 'T')}:00Z`);

/** The moment at which a zone's clock shows this; where a change of the clock skips it, the moment just after. */
const momentOf = (wall: string, timeZone: string): number => {
  const wanted = asUtc(wall);
  const first = wanted - (asUtc(wallClock(wanted, timeZone)) - wanted);
  return first - (asUtc(wallClock(first, timeZone)) - wanted);
};

/**
 * When a task is due on the reader's clock: an all-day date is that day anywhere, a time belongs to its zone.
 * `null` where it has no date.
 */
export const localDue = ({ due_date, due_time, due_zone }: Due, timeZone: string): LocalDue | null => {
  if (due_date === null) return null;
  if (due_time === null || due_zone === null || due_zone === timeZone) return { date: due_date, time: due_time };
  const [date = due_date, time = due_time] = wallClock(momentOf(`${due_date} ${due_time}`, due_zone), timeZone).split(
    ' ',
  );
  return { date, time };
};
