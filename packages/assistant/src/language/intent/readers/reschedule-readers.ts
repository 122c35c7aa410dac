import { Temporal } from 'temporal-polyfill';
import type { LanguageTask } from '../../context.ts';
import { addUnits } from '../../date/calendar-arithmetic.ts';
import { dueDay } from '../task-filter.ts';
import type { Intent, NewDate, Target } from '../intent.ts';
import { asking, doing, type Outcome, type Turn } from '../turn.ts';
import { readPlace } from './read-place.ts';
import type { Reader } from './reader.ts';
import { splitTrailingWhen, readWhen, type When } from './read-when.ts';
import { type WithTarget, withTarget } from './with-target.ts';
import { offerToAdd } from './add-readers.ts';

const TO = /\s+(?:to|into|in|under|on|onto)\s+/giu;

/** "move milk to #home", "move all overdue to friday": a project where one bears the name, else a date. */
export const readMove: Reader = (_slots, turn, utterance) => {
  const rest = utterance.replace(/^\S+\s+/u, '');
  for (const [phrase, place] of splitsAt(rest)) {
    const project = readPlace(place, turn);
    if (project?.id === '') return doing({ kind: 'refuse', reason: 'unknown_project', text: project.name });
    if (project) {
      return withTarget(phrase, turn, { scope: 'open', bareDates: true }, (target) =>
        doing({ kind: 'move', target, project }),
      );
    }
    const when = readWhen(place, turn);
    if (when) return reschedule(phrase, when, turn);
  }
  const [phrase, place] = splitsAt(rest)[0] ?? [];
  const unknownPlace = (): Outcome =>
    doing({
      kind: 'refuse',
      reason: 'unknown_project',
      text: (place ?? '').replaceAll(/^the\s+|\s+(?:project|list)$/giu, ''),
    });
  // These speak of where tasks go; what they do not find is never taken for a new one.
  if (place !== undefined && /^(?:put|move)\b/iu.test(utterance)) return unknownPlace();
  return withTarget(phrase, turn, { scope: 'open', loose: true }, unknownPlace);
};

/** Each way to read "X to Y", the last "to" first. */
function splitsAt(rest: string): readonly (readonly [string, string])[] {
  const joints = Array.from(rest.matchAll(TO)).toReversed();
  return joints.map((joint) => [rest.slice(0, joint.index), rest.slice(joint.index + joint[0].length)] as const);
}

const EARLIER = /^(?:bring forward|pull|advance)\b/iu;
/** Verbs that begin tasks as well: "push code to main". */
const EVERYDAY = /^(?:schedule|do|pull|advance|move|push|shift)\b/iu;

/** "snooze rent 3 days", "push today by a day", "reschedule milk to friday". */
export const readReschedule: Reader = ({ rest }, turn, utterance) => {
  if (!rest) return undefined;
  for (const [phrase, place] of splitsAt(rest)) {
    const when = readWhen(place, turn);
    if (when) return reschedule(phrase, when, turn, offering(utterance, turn));
  }
  const split = splitTrailingWhen(rest, turn);
  if (split && split.before !== '')
    return reschedule(split.before, towards(split.when, utterance), turn, offering(utterance, turn));
  const options = { scope: 'open', bareDates: true, loose: EVERYDAY.test(utterance) } as const;
  return withTarget(rest, turn, options, () =>
    asking({ kind: 'what_date', about: rest, options: [], resume: `move ${rest} to {}` }),
  );
};

/** "schedule dentist for friday" may be a new task. */
function offering(utterance: string, turn: Turn): Pick<WithTarget, 'orElse'> {
  return /^(?:schedule|do)\b/iu.test(utterance) ? { orElse: () => offerToAdd(utterance, turn) } : {};
}

function towards(when: When, utterance: string): When {
  const { shift } = when;
  return shift && EARLIER.test(utterance) ? { ...when, shift: { ...shift, amount: -Math.abs(shift.amount) } } : when;
}

/** Moves the tasks that a phrase means to a new date. */
export function reschedule(
  phrase: string,
  when: When,
  turn: Turn,
  options: Pick<WithTarget, 'loose' | 'orElse'> = {},
): Outcome | undefined {
  const error = when.problems.find(({ severity }) => severity === 'error');
  if (error) return doing({ kind: 'refuse', reason: 'impossible_date', text: error.text });
  return withTarget(phrase, turn, { scope: 'open', bareDates: true, ...options }, (target, tasks) => {
    const items = tasks.flatMap((task) => newDate(task, when, turn) ?? []);
    if (items.length === 0)
      return doing({ kind: 'refuse', reason: 'no_date', text: tasks.map(({ title }) => title).join(', ') });
    return confirmPast({ kind: 'reschedule', target, items, problems: when.problems }, target, tasks, turn);
  });
}

/** A date that has gone by is a slip more often than a wish. */
function confirmPast(
  intent: Extract<Intent, { readonly kind: 'reschedule' }>,
  target: Target,
  tasks: readonly LanguageTask[],
  { environment }: Turn,
): Outcome {
  const today = environment.today.toString();
  if (intent.items.every(({ due_date }) => due_date >= today)) return doing(intent);
  const label = target.ids.length === 1 ? (tasks[0]?.title ?? '') : String(target.ids.length);
  return asking({
    kind: 'confirm_past',
    about: intent.items[0]?.due_date ?? '',
    options: [{ label, intents: [intent] }],
  });
}

function newDate(task: LanguageTask, { date, time, shift }: When, turn: Turn): NewDate | undefined {
  const { zone, today } = turn.environment;
  if (shift) return shifted(task, shift, turn);
  const clock = time?.toString({ smallestUnit: 'minute' });
  const day = date?.toString() ?? dueDay(task, zone) ?? dayFor(time, turn);
  if (day === undefined) return undefined;
  return {
    id: task.id,
    due_date: day < today.toString() && !date ? today.toString() : day,
    ...(clock ? { due_time: clock, due_zone: zone } : {}),
  };
}

/** A bare time for a task without a date: today, or tomorrow where it has gone by. */
function dayFor(time: Temporal.PlainTime | undefined, { environment }: Turn): string | undefined {
  if (!time) return undefined;
  const passed = Temporal.PlainTime.compare(time, environment.clock) <= 0;
  return environment.today.add({ days: passed ? 1 : 0 }).toString();
}

/** Days count from the due date, or from today where that has gone by or there is none. */
function shifted(task: LanguageTask, { unit, amount }: NonNullable<When['shift']>, turn: Turn): NewDate | undefined {
  const { today, zone, instant } = turn.environment;
  if (unit !== 'minute' && unit !== 'hour') {
    const due = task.due_date ? Temporal.PlainDate.from(task.due_date) : today;
    const base = Temporal.PlainDate.compare(due, today) < 0 && amount > 0 ? today : due;
    return { id: task.id, due_date: addUnits(base, unit, amount).toString() };
  }
  const timeZone = task.due_zone ?? zone;
  const due =
    task.due_date && task.due_time
      ? Temporal.PlainDate.from(task.due_date).toZonedDateTime({
          timeZone,
          plainTime: Temporal.PlainTime.from(task.due_time),
        })
      : undefined;
  const now = instant.toZonedDateTimeISO(timeZone);
  const base = !due || (Temporal.ZonedDateTime.compare(due, now) < 0 && amount > 0) ? now : due;
  const moved = base
    .add(unit === 'hour' ? { hours: amount } : { minutes: amount })
    .round({ smallestUnit: 'minute', roundingMode: 'ceil' });
  return {
    id: task.id,
    due_date: moved.toPlainDate().toString(),
    due_time: moved.toPlainTime().toString({ smallestUnit: 'minute' }),
    due_zone: timeZone,
  };
}
