import type { Project, Task } from '@lockstep/protocol';
import { Tag } from 'lucide-react';
import { PriorityFlag } from './priority-flag.tsx';
import { ProjectDot } from './project-dot.tsx';
import { strings } from './strings.ts';
import { TaskWhen } from './task-when.tsx';

type TaskMetaProps = {
  task: Task;
  /** Named where the list mixes projects. */
  project?: Pick<Project, 'name' | 'color'> | undefined;
  subtasks?: { done: number; total: number } | undefined;
  timeOnly?: boolean | undefined;
};

/** What a row says about its task beside the title: quiet, in one order, nothing that is not there. */
export const TaskMeta = ({ task, project, subtasks, timeOnly }: TaskMetaProps) => (
  <span className="flex min-w-0 shrink-0 items-center gap-x-3 text-small text-faint tabular empty:hidden max-tablet:flex-wrap max-tablet:text-meta">
    {subtasks !== undefined && (
      <span role="img" aria-label={strings.subtasks(subtasks.done, subtasks.total)}>
        {subtasks.done}/{subtasks.total}
      </span>
    )}
    {task.labels.map((label) => (
      <span key={label} className="inline-flex max-w-32 items-center gap-1">
        <Tag aria-hidden="true" size={11} strokeWidth={2} className="shrink-0 opacity-70" />
        <span className="truncate">{label}</span>
      </span>
    ))}
    {project !== undefined && (
      <span className="inline-flex max-w-40 items-center gap-1.5">
        <ProjectDot color={project.color} />
        <span className="truncate">{project.name}</span>
      </span>
    )}
    <PriorityFlag priority={task.priority} />
    <TaskWhen task={task} timeOnly={timeOnly} />
  </span>
);
