import type { Project } from '@lockstep/protocol';
import { useClientValue } from './use-client-value.ts';

/** One project, deleted ones included; undefined while it is not known. */
export function useProject(id: string): Project | undefined {
  return useClientValue((client) => client.project(id));
}
