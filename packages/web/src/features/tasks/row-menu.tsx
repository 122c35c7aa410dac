import type { Task } from '@lockstep/protocol';
import { ArrowDown, ArrowUp, CalendarDays, Flag, Hash, Link, Pencil, SkipForward, Trash2 } from 'lucide-react';
import { useCommands } from '../../commands/commands-context.tsx';
import { useRowFocus } from '../../live/row-focus-context.tsx';
import type { Anchor } from '../../ui/anchor.ts';
import { MenuDivider, MenuItem } from '../../ui/menu.tsx';
import { useCopyLink } from './use-copy-link.ts';
import { useNeighbours } from './use-neighbours.ts';
import { strings } from './strings.ts';

const icon = { 'aria-hidden': true, size: 14 } as const;

type RowMenuProps = { task: Task; anchor: Anchor };

const Order = ({ task }: { task: Task }) => {
  const { tasks } = useCommands();
  const { above, below } = useNeighbours(task);
  if (above === undefined && below === undefined) return null;
  return (
    <>
      <MenuItem
        icon={<ArrowUp {...icon} />}
        keys="⌥↑"
        disabled={above === undefined}
        onSelect={() => above !== undefined && tasks.place(task, { before: above.id })}
      >
        {strings.moveUp}
      </MenuItem>
      <MenuItem
        icon={<ArrowDown {...icon} />}
        keys="⌥↓"
        disabled={below === undefined}
        onSelect={() => below !== undefined && tasks.place(task, { after: below.id })}
      >
        {strings.moveDown}
      </MenuItem>
      <MenuDivider />
    </>
  );
};

/** What can be done with a task. */
export const RowMenu = ({ task, anchor }: RowMenuProps) => {
  const { tasks } = useCommands();
  const { edit, ask } = useRowFocus();
  const copyLink = useCopyLink();
  const asking = (question: 'date' | 'priority' | 'project') => () =>
    // The menu closes first, and says so.
    queueMicrotask(() => ask({ taskId: task.id, question, anchor }));
  return (
    <>
      <MenuItem icon={<Pencil {...icon} />} keys="E" onSelect={() => edit(task.id)}>
        {strings.edit}
      </MenuItem>
      <MenuItem icon={<CalendarDays {...icon} />} keys="D" onSelect={asking('date')}>
        {strings.schedule}
      </MenuItem>
      <MenuItem icon={<Flag {...icon} />} keys="P" onSelect={asking('priority')}>
        {strings.detail.priority}
      </MenuItem>
      <MenuItem icon={<Hash {...icon} />} keys="M" onSelect={asking('project')}>
        {strings.move}
      </MenuItem>
      {task.recurrence !== null && !task.completed && (
        <MenuItem icon={<SkipForward {...icon} />} onSelect={() => tasks.skip(task)}>
          {strings.skip}
        </MenuItem>
      )}
      <MenuDivider />
      <Order task={task} />
      <MenuItem icon={<Link {...icon} />} onSelect={() => copyLink(task)}>
        {strings.copyLink}
      </MenuItem>
      <MenuItem danger icon={<Trash2 {...icon} />} keys="⌫" onSelect={() => tasks.remove(task)}>
        {strings.delete}
      </MenuItem>
    </>
  );
};
