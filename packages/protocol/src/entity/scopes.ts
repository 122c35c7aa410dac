/** What a credential may be used for, from least to most; a session cookie has all of them. */
export const scopes = ['tasks:read', 'tasks:write', 'tasks:delete'] as const;

export type Scope = (typeof scopes)[number];
