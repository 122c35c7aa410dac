import type { Project } from '@lockstep/protocol';
import { useSelected } from './use-selected.ts';

/** One project, deleted ones included; undefined while it is not known. Drawn anew only when this project changes. */
export function useProject(id: string): Project | undefined;
/** What a selector makes of it. Drawn anew only when that differs. */
export function useProject<Value>(id: string, selector: (project: Project | undefined) => Value): Value;
export function useProject<Value>(
  id: string,
  selector?: (project: Project | undefined) => Value,
): Project | Value | undefined {
  return useSelected((client) => client.project(id), selector);
}
