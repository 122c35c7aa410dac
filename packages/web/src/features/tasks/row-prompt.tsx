import type { Project, Task } from '@lockstep/protocol';
import { useProjects, useTask } from '@lockstep/react';
import type { ReactNode } from 'react';
import { useCommands } from '../../commands/commands-context.tsx';
import { dayName } from '../../format/day-name.ts';
import type { RowPromptState } from '../../live/row-focus-context.tsx';
import { useRowFocus } from '../../live/row-focus-context.tsx';
import { useLocale } from '../../locale/locale-context.tsx';
import { strings as calendarStrings } from '../../ui/calendar-strings.ts';
import { DateChoice } from '../../ui/date-choice.tsx';
import { AnchoredMenu, MenuItem } from '../../ui/menu.tsx';
import { Popover } from '../../ui/popover.tsx';
import { PriorityFlag } from '../../ui/priority-flag.tsx';
import { ProjectDot } from '../../ui/project-dot.tsx';
import { strings as words } from '../../ui/strings.ts';
import { DateField } from './date-field.tsx';
import { RowMenu } from './row-menu.tsx';
import { strings } from './strings.ts';

const priorities = ['urgent', 'high', 'medium', 'low', 'none'] as const;

type AskedProps = { task: Task; prompt: RowPromptState; onClose: () => void };

const Priorities = ({ task }: { task: Task }) => {
  const { tasks } = useCommands();
  return priorities.map((priority) => (
    <MenuItem
      key={priority}
      icon={
        <span aria-hidden="true" className="w-3.5">
          <PriorityFlag priority={priority} />
        </span>
      }
      onSelect={() => tasks.setPriority(task, priority)}
    >
      {words.priority[priority]}
    </MenuItem>
  ));
};

const Projects = ({ task }: { task: Task }) => {
  const { tasks } = useCommands();
  const projects = useProjects();
  const item = (project: Project | null): ReactNode => (
    <MenuItem
      key={project?.id ?? ''}
      disabled={task.project_id === (project?.id ?? null)}
      icon={<ProjectDot color={project?.color ?? 'stone'} className={project === null ? 'opacity-0' : ''} />}
      onSelect={() => tasks.move(task, project)}
    >
      {project?.name ?? strings.detail.inbox}
    </MenuItem>
  );
  return [item(null), ...projects.map(item)];
};

const AskDate = ({ task, prompt, onClose }: AskedProps) => {
  const { tasks } = useCommands();
  const { today, locale } = useLocale();
  return (
    <Popover
      open
      onOpenChange={onClose}
      anchor={prompt.anchor}
      align="end"
      title={calendarStrings.title}
      finalFocus={() => titleOf(task)}
    >
      <DateChoice
        value={task.due_date}
        field={<DateField task={task} onDone={onClose} />}
        onPick={(due_date) => {
          tasks.schedule(task, { due_date }, due_date === null ? null : dayName(due_date, today, locale));
          onClose();
        }}
      />
    </Popover>
  );
};

const titleOf = ({ id }: Task): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-task="${id}"] [data-row-title]`);

const Asked = ({ task, prompt, onClose }: AskedProps) => {
  if (prompt.question === 'date') return <AskDate task={task} prompt={prompt} onClose={onClose} />;
  const labels = { menu: strings.more(task.title), priority: strings.detail.priority, project: strings.move };
  return (
    <AnchoredMenu
      // One question may lead to another.
      key={prompt.question}
      label={labels[prompt.question]}
      anchor={prompt.anchor}
      finalFocus={() => titleOf(task)}
      onClose={onClose}
    >
      {prompt.question === 'menu' && <RowMenu task={task} anchor={prompt.anchor} />}
      {prompt.question === 'priority' && <Priorities task={task} />}
      {prompt.question === 'project' && <Projects task={task} />}
    </AnchoredMenu>
  );
};

/** What is asked about a row, beside it: one for all rows. */
export const RowPrompt = ({ prompt }: { prompt: RowPromptState }) => {
  const { ask } = useRowFocus();
  const task = useTask(prompt.taskId);
  if (task === undefined || task.deleted_at !== null) return null;
  return <Asked task={task} prompt={prompt} onClose={() => ask(undefined)} />;
};
