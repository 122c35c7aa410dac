import type { Task } from '@lockstep/protocol';
import { Repeat } from 'lucide-react';
import { completedLabel } from '../format/completed-label.ts';
import { dueLabel } from '../format/due-label.ts';
import { useLocale } from '../locale/locale-context.tsx';
import { ActorFace } from './actor-face.tsx';
import { inkOf } from './actor-ink.ts';
import { cx } from './cx.ts';
import { strings } from './strings.ts';

const tones = { overdue: 'text-amber-text font-medium', today: 'text-persimmon-text', plain: 'text-faint' };

type TaskWhenProps = { task: Task; timeOnly?: boolean | undefined };

/** When an open task is due; when, and by which agent, a completed one was done. */
export const TaskWhen = ({ task, timeOnly }: TaskWhenProps) => {
  const reader = useLocale();
  if (task.completed) {
    const done = completedLabel(task, reader, timeOnly);
    return (
      <>
        {inkOf(task.updated_by) === 'agent' && <ActorFace actor={task.updated_by} size={16} />}
        {done !== null && <span className="whitespace-nowrap">{done}</span>}
      </>
    );
  }
  const due = dueLabel(task, reader, timeOnly);
  if (due === null && task.recurrence === null) return null;
  return (
    <span className={cx('inline-flex items-center gap-1.5 whitespace-nowrap', tones[due?.tone ?? 'plain'])}>
      {task.recurrence !== null && <Repeat role="img" aria-label={strings.repeats} size={12} strokeWidth={2} />}
      {due?.text}
    </span>
  );
};
