import type { Task } from '@lockstep/protocol';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { TaskList } from '../../ui/task-list.tsx';
import type { LoadState } from '../tasks/load-state.tsx';
import { Loaded } from '../tasks/load-state.tsx';
import { strings } from './strings.ts';
import { TrashRow } from './trash-row.tsx';

type TrashScreenProps = {
  /** Deleted tasks, the latest first. */
  tasks: readonly Task[];
  load: LoadState;
  onRestore?: (task: Task) => void;
};

/** What was deleted and can come back. */
export const TrashScreen = ({ tasks, load, onRestore }: TrashScreenProps) => (
  <Page title={strings.title} status={tasks.length > 0 && strings.note}>
    <Loaded load={load} some={tasks.length > 0}>
      {tasks.length === 0 ? (
        <EmptyState title={strings.empty}>{strings.emptyDetail}</EmptyState>
      ) : (
        <TaskList
          label={strings.title}
          tasks={tasks}
          renderRow={(task) => <TrashRow task={task} onRestore={onRestore} />}
        />
      )}
    </Loaded>
  </Page>
);
