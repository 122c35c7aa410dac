import { useProjects } from '@lockstep/react';
import { useMemo } from 'react';
import { dueLabel } from '../../format/due-label.ts';
import { useLocale } from '../../locale/locale-context.tsx';
import { strings as words } from '../../ui/strings.ts';
import type { ValueWords } from './difference-lines.ts';

/** How this reader is told of a task's values. */
export const useValueWords = (): ValueWords => {
  const reader = useLocale();
  const projects = useProjects({ archived: true });
  return useMemo(
    () => ({
      due: (task) => dueLabel(task, reader)?.text,
      project: (id) => projects.find((project) => project.id === id)?.name,
      priority: (priority) => (isPriority(priority) && priority !== 'none' ? words.priority[priority] : undefined),
    }),
    [reader, projects],
  );
};

const isPriority = (value: string): value is keyof typeof words.priority => Object.hasOwn(words.priority, value);
