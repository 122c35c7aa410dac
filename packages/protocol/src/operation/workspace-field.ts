import { identifierSchema } from '../entity/identifier.ts';

/** Which workspace a read asks; absent is the caller's personal one. */
export const workspaceField = {
  workspace_id: identifierSchema.optional().describe('Default: your personal workspace.'),
};
