import type { Actor, Project, Task } from '@lockstep/protocol';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { CompletionCircle } from './completion-circle.tsx';
import { cx } from './cx.ts';
import { HeldEdge } from './held-edge.tsx';
import { strings } from './strings.ts';
import { TaskMeta } from './task-meta.tsx';
import { TitleEditor } from './title-editor.tsx';
import { TouchHalo } from './touch-halo.tsx';

/** What a row shows besides its task. */
export type TaskRowState = {
  /** Open in the detail panel, or one of several chosen. */
  selected?: boolean | undefined;
  /** The title is under the pen. */
  editing?: boolean | undefined;
  /** Who changed it from elsewhere within the last two seconds. */
  touchedBy?: Actor | undefined;
  /** Which agent is working on it now. */
  heldBy?: Actor | undefined;
};

/** What a row reports. */
export type TaskRowActions = {
  onToggle?: ((task: Task, completed: boolean) => void) | undefined;
  onOpen?: ((task: Task) => void) | undefined;
  onEdit?: ((task: Task) => void) | undefined;
  onRename?: ((task: Task, title: string) => void) | undefined;
  onEditEnd?: ((task: Task) => void) | undefined;
  /** A key, while the row has the focus. */
  onKeyDown?: ((task: Task, event: KeyboardEvent) => void) | undefined;
  /** Pressed with the other button, or long. */
  onContextMenu?: ((task: Task, event: MouseEvent) => void) | undefined;
};

type TaskRowProps = TaskRowState &
  TaskRowActions & {
    task: Task;
    project?: Pick<Project, 'name' | 'color'> | undefined;
    subtasks?: { done: number; total: number } | undefined;
    timeOnly?: boolean | undefined;
    /** The light of whoever changed it just now, where it minds itself. */
    halo?: ReactNode;
    /** That the server does not have all of it yet, where that minds itself. */
    unsent?: ReactNode;
    /** More that can be done; it waits in the gutter until the row is pointed at or focused. */
    actions?: ReactNode;
  };

const TaskTitle = (props: TaskRowProps) => {
  const { task, editing, selected, onOpen, onEdit, onRename, onEditEnd, onKeyDown } = props;
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    // The field is gone and took the focus with it: the row has it again.
    if (wasEditing.current && document.activeElement === document.body) button.current?.focus();
    wasEditing.current = editing === true;
  }, [editing]);
  if (editing === true) {
    return (
      <TitleEditor title={task.title} onSave={(title) => onRename?.(task, title)} onCancel={() => onEditEnd?.(task)} />
    );
  }
  return (
    <button
      ref={button}
      type="button"
      data-row-title=""
      aria-label={strings.open(task.title)}
      aria-current={selected === true ? 'true' : undefined}
      onClick={() => onOpen?.(task)}
      onDoubleClick={() => onEdit?.(task)}
      onKeyDown={(event) => onKeyDown?.(task, event)}
      className="min-w-0 flex-1 cursor-default truncate rounded-chip py-1 text-start text-body outline-none after:absolute after:inset-y-0 after:-inset-x-2 after:rounded-control focus-visible:after:outline-2 focus-visible:after:-outline-offset-1 focus-visible:after:outline-persimmon max-tablet:py-0 max-tablet:whitespace-normal"
    >
      <span
        dir="auto"
        className={cx('transition-colors', task.completed && 'text-faint line-through decoration-hairline-strong')}
      >
        {task.title}
      </span>
    </button>
  );
};

/** One task in a list: its circle, its title, what matters about it, and who has a hand on it. */
export const TaskRow = (props: TaskRowProps) => {
  const { task, project, subtasks, timeOnly, selected, touchedBy, heldBy, halo, unsent, actions, onToggle } = props;
  return (
    <div
      data-task={task.id}
      onContextMenu={(event) => props.onContextMenu?.(task, event)}
      className="group/row relative flex min-h-row items-center gap-3 max-tablet:items-start max-tablet:py-3"
    >
      <span
        aria-hidden="true"
        className={cx(
          'pointer-events-none absolute inset-y-px -inset-x-2 rounded-control transition-colors',
          selected === true ? 'bg-press forced-colors:outline' : 'group-hover/row:bg-hover',
        )}
      />
      {touchedBy !== undefined && <TouchHalo key={task.seq} actor={touchedBy} />}
      {halo}
      {unsent}
      {heldBy !== undefined && <HeldEdge actor={heldBy} />}
      <CompletionCircle
        title={task.title}
        completed={task.completed}
        onToggle={(completed) => onToggle?.(task, completed)}
        className="z-1 max-tablet:mt-[3px]"
      />
      <div className="flex min-w-0 flex-1 items-center gap-x-4 max-tablet:flex-col max-tablet:items-stretch max-tablet:gap-y-0.5">
        <TaskTitle {...props} />
        <TaskMeta task={task} project={project} subtasks={subtasks} timeOnly={timeOnly} />
      </div>
      {actions !== undefined && (
        <span className="absolute -end-[38px] top-1/2 z-1 -translate-y-1/2 opacity-0 transition-opacity group-focus-within/row:opacity-100 group-hover/row:opacity-100 has-data-popup-open:opacity-100 max-tablet:hidden">
          {actions}
        </span>
      )}
    </div>
  );
};
