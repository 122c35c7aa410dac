import { useTasks } from '@lockstep/react';
import { createRoute } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCommands } from '../commands/commands-context.tsx';
import { QuickAdd } from '../features/quick-add/quick-add.tsx';
import { strings } from '../features/quick-add/strings.ts';
import { TodayScreen } from '../features/today/today-screen.tsx';
import { addDays } from '../format/calendar-date.ts';
import { dayName } from '../format/day-name.ts';
import { todaySections } from '../live/today-sections.ts';
import { useLingering } from '../live/use-lingering.ts';
import { useLiveView } from '../live/use-live-view.tsx';
import { useLoadState } from '../live/use-load-state.ts';
import { useLocale } from '../locale/locale-context.tsx';
import { appRoute } from './app-route.tsx';

/** The day's tasks; what was just completed stays a moment where it was before it goes among the done ones. */
const useToday = () => {
  const { today, timeZone } = useLocale();
  // A time in another zone may be today here although its date there is tomorrow's.
  const due = useTasks({ due_to: addDays(today, 1), sort: 'due' });
  const done = useTasks({
    status: 'done',
    completed_from: today,
    completed_to: today,
    time_zone: timeZone,
    sort: 'completed',
  });
  const sections = useMemo(() => todaySections(due, today, timeZone), [due, today, timeZone]);
  const overdue = useLingering(sections.overdue);
  const timed = useLingering(sections.timed);
  const rest = useLingering(sections.rest);
  return useMemo(() => {
    const shown = new Set([...overdue, ...timed, ...rest].map(({ id }) => id));
    return { overdue, timed, rest, done: done.filter(({ id }) => !shown.has(id)) };
  }, [overdue, timed, rest, done]);
};

const Today = () => {
  const { today, locale } = useLocale();
  const { tasks: commands } = useCommands();
  const tasks = useToday();
  const defaults = useMemo(() => ({ due_date: today }), [today]);
  return (
    <TodayScreen
      tasks={tasks}
      view={useLiveView()}
      load={useLoadState()}
      quickAdd={<QuickAdd placeholder={strings.placeholder.today} defaults={defaults} />}
      onMoveOverdue={() =>
        commands.scheduleAll(
          tasks.overdue.filter(({ completed }) => !completed),
          today,
          dayName(today, today, locale).toLowerCase(),
        )
      }
    />
  );
};

/** `/today` */
export const todayRoute = createRoute({ getParentRoute: () => appRoute, path: '/today', component: Today });
