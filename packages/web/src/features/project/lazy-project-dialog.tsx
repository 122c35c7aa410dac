import type { Project } from '@lockstep/protocol';
import { lazy, Suspense } from 'react';

const ProjectDialog = lazy(async () => {
  const module = await import('./project-dialog.tsx');
  return { default: module.ProjectDialog };
});

type LazyProjectDialogProps = {
  /** The project to change; `null`: a new one. */
  project: Project | null;
  open: boolean;
  onClose: () => void;
};

/** Asks for a project's name and colour; fetched when it is first opened. */
export const LazyProjectDialog = ({ project, open, onClose }: LazyProjectDialogProps) =>
  open && (
    <Suspense fallback={null}>
      <ProjectDialog project={project} onClose={onClose} />
    </Suspense>
  );
