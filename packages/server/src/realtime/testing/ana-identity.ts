import type { Identity } from '../../app/identity.ts';
import { ana, workspace_id } from './memory-log.ts';

/** Whose workspace the log in memory is. */
export const anaIdentity: Identity = {
  user: { id: ana.user_id, name: 'Ana', email: 'ana@example.com' },
  time_zone: 'UTC',
  personal_workspace_id: workspace_id,
  scopes: new Set(['tasks:read', 'tasks:write', 'tasks:delete']),
  credential: { kind: 'session', id: 'credential', name: null, expires_at: null },
};
