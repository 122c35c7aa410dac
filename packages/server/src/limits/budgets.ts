import type { Budget } from './budget.ts';

const minuteMs = 60_000;

const aMinute = (points: number): Budget => ({ points, perMs: minuteMs });

/**
 * What one person may do, whatever the number of their screens and programs. The figures are such that nobody reaches them
 * by hand, nor an import or a client that was offline for a week; a program in a loop does. docs/operate.md has them too.
 */
export const personBudgets = {
  /** Items written, through whatever door: a list counts as many as it has. */
  writes: aMinute(60_000),
  /** Reads of tasks, projects, changes, through whatever door. */
  reads: aMinute(60_000),
  snapshots: aMinute(600),
  /** Requests about the account, its tokens and conversations. */
  requests: aMinute(1_200),
  /** Tickets for sockets; browsers take one for each connect. */
  tickets: aMinute(1_200),
  upgrades: aMinute(1_200),
  /** Messages to the assistant and answers to its questions. */
  chat: aMinute(1_200),
  /** Requests to the MCP door. */
  mcp: aMinute(12_000),
} as const satisfies Record<string, Budget>;

export type Spending = keyof typeof personBudgets;

/** One token gets this part of its person's budget: a script that runs away leaves the person's own screens something. */
export const tokenShare = 0.5;

/** Attempts to sign in with a password: each costs the server the work of checking it. */
export const signInBudgets = {
  /** From one address. */
  address: aMinute(30),
  /** On one account, from wherever they come; a success gives them back. */
  account: { points: 10, perMs: 15 * minuteMs },
} as const satisfies Record<string, Budget>;

/** Requests of one address that bear no credential, or one that is not good. */
export const refusedBudget = aMinute(600);

/** Messages that one socket may send, and how many more it may after it was warned. */
export const frameBudget = aMinute(36_000);
export const framesAfterWarning = 1_000;

/** Of how many people, tokens, accounts or addresses each budget remembers what they took. */
export const maxKept = 50_000;
