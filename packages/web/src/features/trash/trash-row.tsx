import type { Task } from '@lockstep/protocol';
import { Undo2 } from 'lucide-react';
import { addDays, daysBetween } from '../../format/calendar-date.ts';
import { dateOfMoment } from '../../format/moment.ts';
import { useLocale } from '../../locale/locale-context.tsx';
import { ActorFace } from '../../ui/actor-face.tsx';
import { Button } from '../../ui/button.tsx';
import { strings } from './strings.ts';

const keptDays = 30;

type TrashRowProps = { task: Task; onRestore?: ((task: Task) => void) | undefined };

/** A deleted task: who put it here, how long it stays, and the way back. */
export const TrashRow = ({ task, onRestore }: TrashRowProps) => {
  const { today, timeZone } = useLocale();
  const gone = addDays(dateOfMoment(task.deleted_at ?? task.updated_at, timeZone), keptDays);
  return (
    <div className="flex min-h-row items-center gap-3">
      <ActorFace actor={task.updated_by} size={20} className="-mx-px" />
      <span dir="auto" className="min-w-0 flex-1 truncate text-start text-soft">
        {task.title}
      </span>
      <span className="shrink-0 text-small text-faint tabular max-tablet:hidden">
        {strings.daysLeft(Math.max(0, daysBetween(today, gone)))}
      </span>
      <Button
        variant="quiet"
        size="small"
        className="-me-2.5"
        aria-label={strings.restoreOf(task.title)}
        icon={<Undo2 aria-hidden="true" size={13} />}
        onClick={() => onRestore?.(task)}
      >
        {strings.restore}
      </Button>
    </div>
  );
};
