import type { Project, Task } from '@lockstep/protocol';
import { useProject, useTasks } from '@lockstep/react';
import { createRoute, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useCommands } from '../commands/commands-context.tsx';
import { NotFound } from '../features/app/not-found.tsx';
import { LazyProjectDialog } from '../features/project/lazy-project-dialog.tsx';
import { ProjectActions } from '../features/project/project-actions.tsx';
import { ProjectScreen } from '../features/project/project-screen.tsx';
import { QuickAdd } from '../features/quick-add/quick-add.tsx';
import { strings } from '../features/quick-add/strings.ts';
import { useLingering } from '../live/use-lingering.ts';
import { useLiveView } from '../live/use-live-view.tsx';
import { useLoadState } from '../live/use-load-state.ts';
import { appRoute } from './app-route.tsx';

const roots = (tasks: readonly Task[]): readonly Task[] => tasks.filter(({ parent_id }) => parent_id === null);

const useProjectTasks = (project: string) => {
  const open = useLingering(useTasks({ project }, roots));
  const done = useTasks({ project, status: 'done', sort: 'completed' }, roots);
  return useMemo(() => {
    const shown = new Set(open.map(({ id }) => id));
    return { open, done: done.filter(({ id }) => !shown.has(id)) };
  }, [open, done]);
};

const LiveProject = ({ project }: { project: Project }) => {
  const navigate = useNavigate();
  const { projects } = useCommands();
  const [changing, setChanging] = useState(false);
  const { id, name } = project;
  const defaults = useMemo(() => ({ project: id }), [id]);
  const leave = (): void => void navigate({ to: '/today' });
  return (
    <>
      <ProjectScreen
        project={project}
        {...useProjectTasks(id)}
        view={useLiveView()}
        load={useLoadState()}
        quickAdd={<QuickAdd key={id} placeholder={strings.placeholder.project(name)} defaults={defaults} />}
        actions={
          <ProjectActions
            project={project}
            onChange={() => setChanging(true)}
            onArchive={(archived) => {
              projects.archive(project, archived);
              if (archived) leave();
            }}
            onDelete={() => {
              projects.remove(project);
              leave();
            }}
          />
        }
      />
      <LazyProjectDialog project={project} open={changing} onClose={() => setChanging(false)} />
    </>
  );
};

const ProjectPage = () => {
  const { id } = projectRoute.useParams();
  const project = useProject(id);
  const { status } = useLoadState();
  if (project !== undefined && project.deleted_at === null) return <LiveProject key={id} project={project} />;
  return status === 'ready' ? <NotFound /> : null;
};

/** `/project/{id}` */
export const projectRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/project/$id',
  component: ProjectPage,
});
