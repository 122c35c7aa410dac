import type { Project } from '@lockstep/protocol';
import { MoreHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import { strings } from './strings.ts';

const ProjectMenu = lazy(async () => {
  const module = await import('./project-menu.tsx');
  return { default: module.ProjectMenu };
});

type ProjectActionsProps = {
  project: Project;
  onChange: () => void;
  onArchive: (archived: boolean) => void;
  onDelete: () => void;
};

/** The button that asks what to do with a project. */
export const ProjectActions = (props: ProjectActionsProps) => {
  const [button, setButton] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        label={strings.more(props.project.name)}
        tooltip={false}
        aria-haspopup="menu"
        aria-expanded={button !== null}
        onClick={({ currentTarget }) => setButton(currentTarget)}
      >
        <MoreHorizontal aria-hidden="true" size={18} />
      </IconButton>
      {button !== null && (
        <Suspense fallback={null}>
          <ProjectMenu {...props} button={button} onClose={() => setButton(null)} />
        </Suspense>
      )}
    </>
  );
};
