import type { Task } from '@lockstep/protocol';
import type { ReactNode } from 'react';
import { formatDate } from '../../format/calendar-date.ts';
import { useLocale } from '../../locale/locale-context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Tally } from '../../ui/tally.tsx';
import type { LoadState } from '../tasks/load-state.tsx';
import { Loaded } from '../tasks/load-state.tsx';
import type { TaskListView } from '../tasks/task-list-view.ts';
import { TaskSection } from '../tasks/task-section.tsx';
import { strings } from './strings.ts';

/** The day's tasks, sorted into its sections. */
export type TodayTasks = {
  overdue: readonly Task[];
  timed: readonly Task[];
  rest: readonly Task[];
  /** Completed today. */
  done: readonly Task[];
};

type TodayScreenProps = {
  tasks: TodayTasks;
  view: TaskListView;
  load: LoadState;
  quickAdd: ReactNode;
  actions?: ReactNode;
  onMoveOverdue?: () => void;
};

const Sections = ({ tasks, view, onMoveOverdue }: Pick<TodayScreenProps, 'tasks' | 'view' | 'onMoveOverdue'>) => (
  <div className="mt-6">
    <TaskSection
      tasks={tasks.overdue}
      view={view}
      heading={strings.overdue}
      tone="overdue"
      action={
        <Button variant="quiet" size="small" className="-me-2.5" onClick={() => onMoveOverdue?.()}>
          {strings.moveToToday}
        </Button>
      }
    />
    <TaskSection tasks={tasks.timed} view={view} heading={strings.timed} timeOnly />
    <TaskSection tasks={tasks.rest} view={view} heading={strings.rest} timeOnly />
    <TaskSection tasks={tasks.done} view={view} heading={strings.done} timeOnly />
  </div>
);

/** The day: what is late, what has its hour, what has the day, and what is done. */
export const TodayScreen = ({ tasks, view, load, quickAdd, actions, onMoveOverdue }: TodayScreenProps) => {
  const { locale, today } = useLocale();
  const shown = [...tasks.overdue, ...tasks.timed, ...tasks.rest];
  const total = shown.length + tasks.done.length;
  const done = tasks.done.length + shown.filter(({ completed }) => completed).length;
  return (
    <Page
      eyebrow={strings.title}
      title={formatDate(today, locale, { weekday: 'long', day: 'numeric', month: 'long' })}
      actions={actions}
      status={
        total > 0 && (
          <>
            <Tally done={done} total={total} />
            <span aria-hidden="true">{strings.progress(done, total)}</span>
          </>
        )
      }
    >
      {quickAdd}
      <Loaded load={load} some={shown.length > 0}>
        {shown.length === 0 && (
          <EmptyState title={done > 0 ? strings.allDone : strings.empty}>
            {done > 0 ? strings.allDoneDetail : strings.emptyDetail}
          </EmptyState>
        )}
        <Sections tasks={tasks} view={view} {...(onMoveOverdue === undefined ? {} : { onMoveOverdue })} />
      </Loaded>
    </Page>
  );
};
