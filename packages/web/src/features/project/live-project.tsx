import type { Project, Task } from '@lockstep/protocol';
import { useProject, useTasks } from '@lockstep/react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useCommands } from '../../commands/commands-context.tsx';
import { NotFound } from '../app/not-found.tsx';
import { LazyProjectDialog } from './lazy-project-dialog.tsx';
import { ProjectActions } from './project-actions.tsx';
import { ProjectScreen } from './project-screen.tsx';
import { QuickAdd } from '../quick-add/quick-add.tsx';
import { strings } from '../quick-add/strings.ts';
import { useLingering } from '../../live/use-lingering.ts';
import { useLiveView } from '../../live/use-live-view.tsx';
import { useLoadState } from '../../live/use-load-state.ts';

const roots = (tasks: readonly Task[]): readonly Task[] => tasks.filter(({ parent_id }) => parent_id === null);

const useProjectTasks = (project: string) => {
  const open = useLingering(useTasks({ project }, roots));
  const done = useTasks({ project, status: 'done', sort: 'completed' }, roots);
  return useMemo(() => {
    const shown = new Set(open.map(({ id }) => id));
    return { open, done: done.filter(({ id }) => !shown.has(id)) };
  }, [open, done]);
};

const Shown = ({ project }: { project: Project }) => {
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

/** A project by the id in the address, on live data. */
export const LiveProject = () => {
  const { id } = useParams({ from: '/app/project/$id' });
  const project = useProject(id);
  const { status } = useLoadState();
  if (project !== undefined && project.deleted_at === null) return <Shown key={id} project={project} />;
  return status === 'ready' ? <NotFound /> : null;
};
