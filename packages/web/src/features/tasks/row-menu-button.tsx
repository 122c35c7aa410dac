import type { Task } from '@lockstep/protocol';
import { MoreHorizontal } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { strings } from './strings.ts';
import type { TaskListView } from './task-list-view.ts';

type RowMenuButtonProps = { task: Task; view: TaskListView };

/** Opens what can be done with a row. The menu itself is one for all rows. */
export const RowMenuButton = ({ task, view }: RowMenuButtonProps) => (
  <IconButton
    label={strings.more(task.title)}
    size="small"
    tooltip={false}
    aria-haspopup="menu"
    onClick={(event) => view.onAsk?.(task, 'menu', event.currentTarget)}
  >
    <MoreHorizontal aria-hidden="true" size={16} />
  </IconButton>
);
