import type { Task } from '@lockstep/protocol';
import { Link, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuDivider, MenuItem } from '../../ui/menu.tsx';
import { strings } from './strings.ts';
import type { TaskListView } from './task-list-view.ts';

type TaskMenuProps = { task: Task; view: TaskListView };

/** What can be done with a row beside the list's own gestures. */
export const TaskMenu = ({ task, view }: TaskMenuProps) => (
  <Menu
    trigger={
      <IconButton label={strings.more(task.title)} size="small" tooltip={false}>
        <MoreHorizontal aria-hidden="true" size={16} />
      </IconButton>
    }
  >
    <MenuItem icon={<Pencil aria-hidden="true" size={14} />} keys="E" onSelect={() => view.onEdit?.(task)}>
      {strings.edit}
    </MenuItem>
    <MenuItem icon={<Link aria-hidden="true" size={14} />} onSelect={() => view.onCopyLink?.(task)}>
      {strings.copyLink}
    </MenuItem>
    <MenuDivider />
    <MenuItem danger icon={<Trash2 aria-hidden="true" size={14} />} keys="⌫" onSelect={() => view.onDelete?.(task)}>
      {strings.delete}
    </MenuItem>
  </Menu>
);
