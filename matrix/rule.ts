import type { Role } from '@lockstep/protocol';
import type { Call, Outcome, Place } from './call.ts';
import type { Caller } from './caller.ts';

/** One question: who asks, what, and where it is aimed. */
export interface Cell {
  readonly caller: Caller;
  readonly call: Call;
  readonly place: Place;
}

interface Rule {
  readonly answer: Outcome;
  holds(cell: Cell): boolean;
}

const ranks: readonly Role[] = ['viewer', 'editor', 'owner'];

function rankOf(role: Role | undefined): number {
  return role === undefined ? -1 : ranks.indexOf(role);
}

function leastRole({ needs }: Call): Role {
  return needs.role ?? (needs.writes ? 'editor' : 'viewer');
}

/** Who gets which answer, whatever is asked through whichever door: the first of these that holds, else the call's own. */
const rules: readonly Rule[] = [
  {
    answer: 'ORIGIN_NOT_ALLOWED',
    holds: ({ caller, call }) => call.needs.checksOrigin && caller.isForged,
  },
  {
    answer: 'UNAUTHENTICATED',
    holds: ({ caller, call }) => call.needs.credential !== 'none' && !caller.isKnown,
  },
  {
    answer: 'UNAUTHENTICATED',
    holds: ({ caller, call }) => call.needs.credential === 'token' && caller.proof === 'session',
  },
  {
    answer: 'FORBIDDEN',
    holds: ({ caller, call }) => call.needs.credential === 'session' && caller.proof !== 'session',
  },
  {
    answer: 'INSUFFICIENT_SCOPE',
    holds: ({ caller, call }) => call.needs.scopes.some((scope) => !caller.scopes.has(scope)),
  },
  {
    answer: 'NOT_FOUND',
    holds: ({ caller, place }) => place === 'shared' && caller.role === undefined,
  },
  {
    answer: 'FORBIDDEN',
    holds: ({ caller, call, place }) => place === 'shared' && rankOf(caller.role) < rankOf(leastRole(call)),
  },
];

/** The answer that this cell must get. */
export function expectedOutcome(cell: Cell): Outcome {
  const { call, place } = cell;
  const refused = rules.find((rule) => rule.holds(cell));
  if (refused !== undefined) return refused.answer;
  return place === 'elsewhere' ? (call.absent ?? 'NOT_FOUND') : (call.otherwise ?? 'OK');
}

/** Whether it asks about what is there, but not for this caller, or not where it is looked for. */
export function isForeign({ caller, place }: Cell): boolean {
  return place === 'elsewhere' || (place === 'shared' && caller.role === undefined);
}
