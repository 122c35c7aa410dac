import type { Task } from '@lockstep/protocol';
import { useProjects, useTask, useTasks } from '@lockstep/react';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useCommands } from '../../commands/commands-context.tsx';
import { dayName } from '../../format/day-name.ts';
import { useLanguage } from '../../live/language.ts';
import { useLiveView } from '../../live/use-live-view.tsx';
import { useLoadState } from '../../live/use-load-state.ts';
import { useLocale } from '../../locale/locale-context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { DateField } from './date-field.tsx';
import { TaskDetail } from './task-detail.tsx';
import { TaskHistory } from './task-history.tsx';
import { strings } from './strings.ts';

const labelsOf = (tasks: readonly Task[]): readonly string[] =>
  [...new Set(tasks.flatMap(({ labels }) => labels))].toSorted();

/** A repetition in words, once the language is there. */
const useRecurrenceWords = ({ recurrence }: Task): string | undefined => {
  const { locale } = useLocale();
  const language = useLanguage(recurrence !== null);
  if (recurrence === null) return undefined;
  return language?.describeRecurrence(recurrence, locale) ?? strings.detail.repeats;
};

const useDetailActions = () => {
  const { tasks } = useCommands();
  const { today, locale } = useLocale();
  return useMemo(
    () => ({
      onSchedule: (task: Task, due_date: string | null) =>
        tasks.schedule(task, { due_date }, due_date === null ? null : dayName(due_date, today, locale)),
      onMove: tasks.move.bind(tasks),
      onPriority: tasks.setPriority.bind(tasks),
      onAddLabel: tasks.addLabel.bind(tasks),
      onRemoveLabel: tasks.removeLabel.bind(tasks),
      onStopRepeating: (task: Task) => tasks.repeat(task, {}, null),
      onNotes: tasks.setNotes.bind(tasks),
      onAddSubtask: tasks.addSubtask.bind(tasks),
    }),
    [tasks, today, locale],
  );
};

type LiveDetailProps = { id: string; onClose: () => void };

const Known = ({ task, onClose }: { task: Task; onClose: () => void }) => {
  const { tasks } = useCommands();
  const subtasks = useTasks({ parent: task.id, status: 'all' });
  const view = useLiveView();
  const trashed = task.deleted_at !== null;
  return (
    <TaskDetail
      task={task}
      subtasks={subtasks}
      projects={useProjects()}
      view={{
        ...view,
        onDelete: (each) => {
          tasks.remove(each);
          onClose();
        },
      }}
      {...useDetailActions()}
      recurrence={useRecurrenceWords(task)}
      knownLabels={useTasks({ status: 'all' }, labelsOf)}
      renderDateField={(close) => <DateField task={task} onDone={close} />}
      history={<TaskHistory task={task} />}
      onClose={onClose}
      {...(trashed
        ? {
            footer: (
              <span className="flex items-center justify-between gap-3">
                {strings.detail.trashed}
                <Button size="small" onClick={() => tasks.restore(task)}>
                  {strings.restore}
                </Button>
              </span>
            ),
          }
        : {})}
    />
  );
};

const Gone = ({ onClose }: { onClose: () => void }) => (
  <div className="px-6 pt-3">
    <div className="flex justify-end">
      <IconButton label={strings.detail.close} onClick={onClose}>
        <X aria-hidden="true" size={16} />
      </IconButton>
    </div>
    <EmptyState title={strings.detail.gone}>{strings.detail.goneDetail}</EmptyState>
  </div>
);

/** Everything about one task, as it is at this moment. */
export const LiveDetail = ({ id, onClose }: LiveDetailProps) => {
  const task = useTask(id);
  const { status } = useLoadState();
  if (task !== undefined) return <Known task={task} onClose={onClose} />;
  return status === 'ready' ? <Gone onClose={onClose} /> : null;
};
