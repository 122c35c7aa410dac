import type { Task } from '@lockstep/protocol';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import type { LoadState } from '../tasks/load-state.tsx';
import { Loaded } from '../tasks/load-state.tsx';
import type { TaskListView } from '../tasks/task-list-view.ts';
import { TaskSection } from '../tasks/task-section.tsx';
import { strings } from './strings.ts';

type InboxScreenProps = {
  /** Open tasks without a project, in order, and those completed just now. */
  tasks: readonly Task[];
  view: TaskListView;
  load: LoadState;
  quickAdd: ReactNode;
  actions?: ReactNode;
};

/** What has no project yet. */
export const InboxScreen = ({ tasks, view, load, quickAdd, actions }: InboxScreenProps) => (
  <Page
    title={strings.title}
    status={tasks.length > 0 && strings.open(tasks.filter(({ completed }) => !completed).length)}
    actions={actions}
  >
    {quickAdd}
    <Loaded load={load} some={tasks.length > 0}>
      {tasks.length === 0 ? (
        <EmptyState title={strings.empty}>{strings.emptyDetail}</EmptyState>
      ) : (
        <TaskSection tasks={tasks} view={view} label={strings.title} ordered />
      )}
    </Loaded>
  </Page>
);
