import type { ProjectColor } from '@lockstep/protocol';
import { cx } from './cx.ts';

const colours: Record<ProjectColor, string> = {
  stone: 'bg-(--project-stone)',
  persimmon: 'bg-(--project-persimmon)',
  amber: 'bg-(--project-amber)',
  moss: 'bg-(--project-moss)',
  teal: 'bg-(--project-teal)',
  sky: 'bg-(--project-sky)',
  plum: 'bg-(--project-plum)',
  rose: 'bg-(--project-rose)',
};

type ProjectDotProps = { color: ProjectColor; className?: string };

/** A project's colour, always beside its name. */
export const ProjectDot = ({ color, className }: ProjectDotProps) => (
  <span
    aria-hidden="true"
    className={cx('inline-block size-2 shrink-0 rounded-full forced-colors:bg-[CanvasText]', colours[color], className)}
  />
);
