import type { ProjectFilter } from '@lockstep/client';
import type { Project } from '@lockstep/protocol';
import { useClientValue } from './use-client-value.ts';

/** The projects that are not deleted, in their order; archived ones only if asked for. */
export function useProjects(filter: ProjectFilter = {}): readonly Project[] {
  return useClientValue((client) => client.projects(filter));
}
