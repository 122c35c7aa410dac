import type { Project } from '@lockstep/protocol';
import { Archive, ArchiveRestore, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuDivider, MenuItem } from '../../ui/menu.tsx';
import { strings } from './strings.ts';

type ProjectActionsProps = {
  project: Project;
  onChange: () => void;
  onArchive: (archived: boolean) => void;
  onDelete: () => void;
};

/** What can be done with a project. */
export const ProjectActions = ({ project, onChange, onArchive, onDelete }: ProjectActionsProps) => (
  <Menu
    trigger={
      <IconButton label={strings.more(project.name)} tooltip={false}>
        <MoreHorizontal aria-hidden="true" size={18} />
      </IconButton>
    }
  >
    <MenuItem icon={<Pencil aria-hidden="true" size={14} />} onSelect={onChange}>
      {strings.change}
    </MenuItem>
    <MenuItem
      icon={
        project.archived ? <ArchiveRestore aria-hidden="true" size={14} /> : <Archive aria-hidden="true" size={14} />
      }
      onSelect={() => onArchive(!project.archived)}
    >
      {project.archived ? strings.bringBack : strings.archive}
    </MenuItem>
    <MenuDivider />
    <MenuItem danger icon={<Trash2 aria-hidden="true" size={14} />} onSelect={onDelete}>
      {strings.delete}
    </MenuItem>
  </Menu>
);
