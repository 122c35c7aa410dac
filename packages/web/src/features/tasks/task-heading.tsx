import type { Task } from '@lockstep/protocol';
import { useState } from 'react';
import { CompletionCircle } from '../../ui/completion-circle.tsx';
import { cx } from '../../ui/cx.ts';
import { TitleEditor } from '../../ui/title-editor.tsx';
import { strings } from './strings.ts';

type TaskHeadingProps = {
  task: Task;
  onToggle?: ((task: Task, completed: boolean) => void) | undefined;
  onRename?: ((task: Task, title: string) => void) | undefined;
};

/** A task's circle and title at the head of its sheet; the title is edited where it stands. */
export const TaskHeading = ({ task, onToggle, onRename }: TaskHeadingProps) => {
  const [editing, setEditing] = useState(false);
  return (
    <div className="flex items-start gap-3">
      <CompletionCircle
        title={task.title}
        completed={task.completed}
        onToggle={(completed) => onToggle?.(task, completed)}
        className="mt-1"
      />
      {editing ? (
        <TitleEditor
          title={task.title}
          onCancel={() => setEditing(false)}
          onSave={(title) => {
            setEditing(false);
            onRename?.(task, title);
          }}
        />
      ) : (
        <h2 className="min-w-0 flex-1 text-lead font-semibold">
          <button
            type="button"
            title={strings.edit}
            onClick={() => setEditing(true)}
            className={cx(
              'w-full cursor-text rounded-chip text-start wrap-anywhere',
              task.completed && 'text-faint line-through decoration-hairline-strong',
            )}
          >
            {task.title}
          </button>
        </h2>
      )}
    </div>
  );
};
