import type { Project } from '@lockstep/protocol';
import { Archive, ArchiveRestore, Pencil, Trash2 } from 'lucide-react';
import { AnchoredMenu, MenuDivider, MenuItem } from '../../ui/menu.tsx';
import { strings } from './strings.ts';

type ProjectMenuProps = {
  project: Project;
  button: HTMLElement;
  onChange: () => void;
  onArchive: (archived: boolean) => void;
  onDelete: () => void;
  onClose: () => void;
};

const icon = { 'aria-hidden': true, size: 14 } as const;

/** What can be done with a project, beside the button that asked. */
export const ProjectMenu = ({ project, button, onChange, onArchive, onDelete, onClose }: ProjectMenuProps) => (
  <AnchoredMenu label={strings.more(project.name)} anchor={button} finalFocus={() => button} onClose={onClose}>
    <MenuItem icon={<Pencil {...icon} />} onSelect={onChange}>
      {strings.change}
    </MenuItem>
    <MenuItem
      icon={project.archived ? <ArchiveRestore {...icon} /> : <Archive {...icon} />}
      onSelect={() => onArchive(!project.archived)}
    >
      {project.archived ? strings.bringBack : strings.archive}
    </MenuItem>
    <MenuDivider />
    <MenuItem danger icon={<Trash2 {...icon} />} onSelect={onDelete}>
      {strings.delete}
    </MenuItem>
  </AnchoredMenu>
);
