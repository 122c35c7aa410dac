import type { User } from '@lockstep/protocol';
import { type Caller, callerOf } from '../../packages/server/src/app/caller.ts';
import type { Identity } from '../../packages/server/src/app/identity.ts';

/** Somebody with a personal workspace. */
export interface Person {
  readonly user: User;
  readonly identity: Identity;
}

function person(letter: string, name: string): Person {
  const user = { id: `01920000-0000-7000-8000-0000000000${letter}1`, name, email: `${name.toLowerCase()}@example.org` };
  const identity: Identity = {
    user,
    time_zone: 'UTC',
    personal_workspace_id: `01920000-0000-7000-8000-0000000000${letter}2`,
    scopes: new Set(['tasks:read', 'tasks:write', 'tasks:delete']),
    credential: { kind: 'session', id: `session-${letter}`, name: null, expires_at: null },
  };
  return { user, identity };
}

export const ana = person('a', 'Ana');
export const ben = person('b', 'Ben');
export const people: readonly Person[] = [ana, ben];

/** The workspace that Ana and Ben have in common. */
export const sharedWorkspace = '01920000-0000-7000-8000-0000000000c2';

export const workspaces: readonly string[] = [...people.map(personalOf), sharedWorkspace];

/** The workspaces that somebody may see. */
export function workspacesOf(who: Person): readonly string[] {
  return [personalOf(who), sharedWorkspace];
}

function personalOf(who: Person): string {
  return who.identity.personal_workspace_id;
}

/** An agent that acts for somebody, in one run: Ana's are assistants, Ben's come over MCP. */
export function agentOf(who: Person, run_id: string): Caller {
  const details = who === ana ? ({ kind: 'assistant', client: 'Lockstep chat' } as const) : mcpClient;
  return callerOf(who.identity, { ...details, run_id });
}

const mcpClient = { kind: 'mcp', client: 'Claude Desktop' } as const;
