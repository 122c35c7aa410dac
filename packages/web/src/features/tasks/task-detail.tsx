import type { Project, Task } from '@lockstep/protocol';
import { MoreHorizontal, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { DetailPanel, DetailSection } from '../../ui/detail-panel.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tally } from '../../ui/tally.tsx';
import { TaskList } from '../../ui/task-list.tsx';
import { TaskRow } from '../../ui/task-row.tsx';
import { LineAdder } from './line-adder.tsx';
import { NotesField } from './notes-field.tsx';
import type { TaskFactActions, TaskFactsProps } from './task-facts.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskHeading } from './task-heading.tsx';
import type { TaskListView } from './task-list-view.ts';
import { strings } from './strings.ts';

type TaskDetailProps = TaskFactActions &
  Pick<TaskFactsProps, 'recurrence' | 'knownLabels' | 'renderDateField'> & {
    task: Task;
    subtasks: readonly Task[];
    projects: readonly Project[];
    view: TaskListView;
    /** `HistoryLine`s, the latest first. */
    history?: ReactNode;
    footer?: ReactNode;
    onNotes?: (task: Task, notes: string, seq: number) => void;
    onAddSubtask?: (task: Task, title: string) => void;
    onClose?: () => void;
  };

type SubtasksProps = Pick<TaskDetailProps, 'task' | 'subtasks' | 'view' | 'onAddSubtask'>;

const Subtasks = ({ task: parent, subtasks, view, onAddSubtask }: SubtasksProps) => (
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
          halo={view.haloOf?.(task)}
          {...view.stateOf(task)}
          onToggle={view.onToggle}
          onOpen={view.onOpen}
          onEdit={view.onEdit}
          onRename={view.onRename}
          onEditEnd={view.onEditEnd}
        />
      )}
    />
    {onAddSubtask !== undefined && (
      <LineAdder label={strings.detail.addSubtask} maxLength={500} onAdd={(title) => onAddSubtask(parent, title)} />
    )}
  </DetailSection>
);

const Bar = ({ task, view, onClose }: Pick<TaskDetailProps, 'task' | 'view' | 'onClose'>) => (
  <>
    <span className="flex-1 text-small font-semibold">{strings.detail.panel}</span>
    {view.onAsk !== undefined && (
      <IconButton
        label={strings.more(task.title)}
        tooltip={false}
        aria-haspopup="menu"
        onClick={(event) => view.onAsk?.(task, 'menu', event.currentTarget)}
      >
        <MoreHorizontal aria-hidden="true" size={16} />
      </IconButton>
    )}
    <IconButton label={strings.delete} onClick={() => view.onDelete?.(task)}>
      <Trash2 aria-hidden="true" size={16} />
    </IconButton>
    <IconButton label={strings.detail.close} keys="Esc" onClick={() => onClose?.()}>
      <X aria-hidden="true" size={16} />
    </IconButton>
  </>
);

/** Everything about one task. */
export const TaskDetail = (props: TaskDetailProps) => {
  const { task, subtasks, view, history, footer, onNotes, onAddSubtask } = props;
  return (
    <DetailPanel
      bar={<Bar {...props} />}
      heading={<TaskHeading key={task.id} task={task} onToggle={view.onToggle} onRename={view.onRename} />}
      footer={footer}
    >
      <TaskFacts {...props} />
      <DetailSection heading={strings.detail.notes}>
        <NotesField
          key={task.id}
          notes={task.notes}
          seq={task.seq}
          onSave={(notes, seq) => onNotes?.(task, notes, seq)}
        />
      </DetailSection>
      {(subtasks.length > 0 || onAddSubtask !== undefined) && <Subtasks {...props} />}
      {history !== undefined && <DetailSection heading={strings.detail.history}>{history}</DetailSection>}
    </DetailPanel>
  );
};
