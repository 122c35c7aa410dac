import type { Project, Task } from '@lockstep/protocol';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { ProjectDot } from '../../ui/project-dot.tsx';
import { Tally } from '../../ui/tally.tsx';
import type { LoadState } from '../tasks/load-state.tsx';
import { Loaded } from '../tasks/load-state.tsx';
import type { TaskListView } from '../tasks/task-list-view.ts';
import { TaskSection } from '../tasks/task-section.tsx';
import { strings } from './strings.ts';

type ProjectScreenProps = {
  project: Project;
  /** Open tasks in order. */
  open: readonly Task[];
  done: readonly Task[];
  view: TaskListView;
  load: LoadState;
  quickAdd: ReactNode;
  actions?: ReactNode;
};

/** One project's page. */
export const ProjectScreen = ({ project, open, done, view, load, quickAdd, actions }: ProjectScreenProps) => {
  const left = open.filter(({ completed }) => !completed).length;
  const total = open.length + done.length;
  return (
    <Page
      eyebrow={
        <>
          <ProjectDot color={project.color} />
          {project.archived ? strings.archived : strings.eyebrow}
        </>
      }
      title={project.name}
      actions={actions}
      status={
        total > 0 && (
          <>
            <Tally done={total - left} total={total} />
            {strings.open(left)}
          </>
        )
      }
    >
      {quickAdd}
      <Loaded load={load} some={total > 0}>
        {total === 0 && <EmptyState title={strings.empty}>{strings.emptyDetail}</EmptyState>}
        <TaskSection tasks={open} view={view} label={project.name} withinProject ordered />
        <TaskSection tasks={done} view={view} heading={strings.done} withinProject />
      </Loaded>
    </Page>
  );
};
