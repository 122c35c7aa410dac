import type { ProjectFilter } from '@lockstep/client';
import type { Project } from '@lockstep/protocol';
import { useSelected } from './use-selected.ts';

/** The projects that are not deleted, in their order; archived ones only if asked for. */
export function useProjects(filter?: ProjectFilter): readonly Project[];
/** What a selector makes of them. Drawn anew only when that differs. */
export function useProjects<Value>(filter: ProjectFilter, selector: (projects: readonly Project[]) => Value): Value;
export function useProjects<Value>(
  filter: ProjectFilter = {},
  selector?: (projects: readonly Project[]) => Value,
): readonly Project[] | Value {
  return useSelected((client) => client.projects(filter), selector);
}
