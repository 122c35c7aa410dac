import type { Task } from '@lockstep/protocol';
import { dayHeading } from '../../format/day-heading.ts';
import { dateOfMoment } from '../../format/moment.ts';
import { useLocale } from '../../locale/locale-context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import type { LoadState } from '../tasks/load-state.tsx';
import { Loaded } from '../tasks/load-state.tsx';
import type { TaskListView } from '../tasks/task-list-view.ts';
import { TaskSection } from '../tasks/task-section.tsx';
import { strings } from './strings.ts';

type CompletedScreenProps = {
  /** Completed tasks, the latest first. */
  tasks: readonly Task[];
  view: TaskListView;
  load: LoadState;
  /** There are earlier ones. */
  onMore?: () => void;
};

/** What was done, day by day. */
export const CompletedScreen = ({ tasks, view, load, onMore }: CompletedScreenProps) => {
  const { locale, today, timeZone } = useLocale();
  const days = Map.groupBy(tasks, (task) => dateOfMoment(task.completed_at ?? task.updated_at, timeZone));
  return (
    <Page title={strings.title}>
      <Loaded load={load} some={tasks.length > 0}>
        {tasks.length === 0 && <EmptyState title={strings.empty}>{strings.emptyDetail}</EmptyState>}
        {[...days].map(([day, ofDay]) => (
          <TaskSection key={day} tasks={ofDay} view={view} heading={dayHeading(day, today, locale)} timeOnly />
        ))}
        {onMore !== undefined && (
          <Button className="mt-6" onClick={onMore}>
            {strings.earlier}
          </Button>
        )}
      </Loaded>
    </Page>
  );
};
