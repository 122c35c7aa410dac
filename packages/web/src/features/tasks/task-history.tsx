import type { Task } from '@lockstep/protocol';
import { momentLabel } from '../../format/moment-label.ts';
import { useLocale } from '../../locale/locale-context.tsx';
import { HistoryLine } from '../../ui/history-line.tsx';
import { strings } from './strings.ts';

const lastChange = ({ deleted_at, completed_at, updated_at }: Task): string => {
  if (deleted_at === updated_at) return strings.detail.deleted;
  return completed_at === updated_at ? strings.detail.completed : strings.detail.changed;
};

/** Who made a task and who changed it last, through what, when. */
export const TaskHistory = ({ task }: { task: Task }) => {
  const reader = useLocale();
  return (
    <>
      {task.updated_at !== task.created_at && (
        <HistoryLine actor={task.updated_by} what={lastChange(task)} when={momentLabel(task.updated_at, reader)} />
      )}
      <HistoryLine actor={task.created_by} what={strings.detail.created} when={momentLabel(task.created_at, reader)} />
    </>
  );
};
