import { z } from 'zod';

/** What a credential may be used for; a session cookie has all of them. */
export const scopes = ['tasks:read', 'tasks:write', 'tasks:delete'] as const;
export const scopeSchema = z.enum(scopes);

export type Scope = z.infer<typeof scopeSchema>;
