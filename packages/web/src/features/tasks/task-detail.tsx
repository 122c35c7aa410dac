import type { Project, Task } from '@lockstep/protocol';
import { Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { DetailPanel, DetailSection } from '../../ui/detail-panel.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tally } from '../../ui/tally.tsx';
import { TaskList } from '../../ui/task-list.tsx';
import { TaskRow } from '../../ui/task-row.tsx';
import { NotesField } from './notes-field.tsx';
import type { TaskFactActions } from './task-facts.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskHeading } from './task-heading.tsx';
import type { TaskListView } from './task-list-view.ts';
import { strings } from './strings.ts';

type TaskDetailProps = TaskFactActions & {
  task: Task;
  subtasks: readonly Task[];
  projects: readonly Project[];
  view: TaskListView;
  recurrence?: string | undefined;
  /** `HistoryLine`s, the latest first. */
  history?: ReactNode;
  footer?: ReactNode;
  onNotes?: (task: Task, notes: string) => void;
  onClose?: () => void;
};

const Subtasks = ({ subtasks, view }: Pick<TaskDetailProps, 'subtasks' | 'view'>) => (
  <DetailSection
    heading={strings.detail.subtasks}
    aside={<Tally done={subtasks.filter(({ completed }) => completed).length} total={subtasks.length} />}
  >
    <TaskList
      label={strings.detail.subtasks}
      tasks={subtasks}
      renderRow={(task) => (
        <TaskRow
          task={task}
          {...view.stateOf(task)}
          onToggle={view.onToggle}
          onOpen={view.onOpen}
          onEdit={view.onEdit}
          onRename={view.onRename}
          onEditEnd={view.onEditEnd}
        />
      )}
    />
  </DetailSection>
);

/** Everything about one task. */
export const TaskDetail = (props: TaskDetailProps) => {
  const { task, subtasks, view, history, footer, onNotes, onClose } = props;
  return (
    <DetailPanel
      bar={
        <>
          <span className="flex-1 text-small font-semibold">{strings.detail.panel}</span>
          <IconButton label={strings.delete} onClick={() => view.onDelete?.(task)}>
            <Trash2 aria-hidden="true" size={16} />
          </IconButton>
          <IconButton label={strings.detail.close} keys="Esc" onClick={() => onClose?.()}>
            <X aria-hidden="true" size={16} />
          </IconButton>
        </>
      }
      heading={<TaskHeading key={task.id} task={task} onToggle={view.onToggle} onRename={view.onRename} />}
      footer={footer}
    >
      <TaskFacts {...props} />
      <DetailSection heading={strings.detail.notes}>
        <NotesField key={task.id} notes={task.notes} onSave={(notes) => onNotes?.(task, notes)} />
      </DetailSection>
      {subtasks.length > 0 && <Subtasks subtasks={subtasks} view={view} />}
      {history !== undefined && <DetailSection heading={strings.detail.history}>{history}</DetailSection>}
    </DetailPanel>
  );
};
