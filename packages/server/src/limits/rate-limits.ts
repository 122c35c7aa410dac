import type { Identity } from '../app/identity.ts';
import { addressKey } from './address-key.ts';
import { Allowance } from './allowance.ts';
import { Allowances } from './allowances.ts';
import {
  frameBudget,
  framesAfterWarning,
  maxKept,
  personBudgets,
  refusedBudget,
  signInBudgets,
  type Spending,
  tokenShare,
} from './budgets.ts';
import { RateLimited } from './rate-limited.ts';

/** What becomes of a message on a socket: taken; taken with a warning; one too many, after which the socket is closed. */
export type FrameVerdict = 'fine' | 'warn' | 'close';

/** How much is too much. What throws, throws RateLimited. */
export interface RateLimits {
  /** Takes points of an asker: of the token, where one is used, and of its person. */
  spend(what: Spending, identity: Identity, points?: number): void;
  /** Before a password is checked; `account` is what was given as such. */
  attemptSignIn(address: string | null, account: string | undefined): void;
  /** The password was right: earlier attempts on this account no longer count. */
  signedIn(account: string | undefined): void;
  /** A request had no credential that is good. */
  refused(address: string | null): void;
  /** Judges the messages of one socket, one call each. */
  watchFrames(): () => FrameVerdict;
}

/** For a server whose limits are switched off. */
export const noRateLimits: RateLimits = {
  spend: () => undefined,
  attemptSignIn: () => undefined,
  signedIn: () => undefined,
  refused: () => undefined,
  watchFrames: () => () => 'fine',
};

interface AskerAllowances {
  readonly person: Allowances;
  readonly token: Allowances;
}

const words: Readonly<Record<Spending, string>> = {
  writes: 'changes',
  reads: 'reads',
  snapshots: 'snapshots',
  requests: 'requests',
  tickets: 'tickets',
  upgrades: 'connections',
  chat: 'messages to the assistant',
  mcp: 'tool requests',
};

/** Nobody's account has a longer name, and nobody's attempt takes more memory than that. */
const maxAccountLength = 320;

function allowancesOf(what: Spending): AskerAllowances {
  const { points, perMs } = personBudgets[what];
  return {
    person: new Allowances({ points, perMs }, maxKept),
    token: new Allowances({ points: points * tokenShare, perMs }, maxKept),
  };
}

function require(waitMs: number, what: string): void {
  if (waitMs > 0) throw new RateLimited(what, waitMs);
}

/** Limits kept in this process's memory, by a monotonic clock in milliseconds. */
export class MemoryRateLimits implements RateLimits {
  readonly #now: () => number;
  readonly #askers: Readonly<Record<Spending, AskerAllowances>> = {
    writes: allowancesOf('writes'),
    reads: allowancesOf('reads'),
    snapshots: allowancesOf('snapshots'),
    requests: allowancesOf('requests'),
    tickets: allowancesOf('tickets'),
    upgrades: allowancesOf('upgrades'),
    chat: allowancesOf('chat'),
    mcp: allowancesOf('mcp'),
  };
  readonly #signInAddresses = new Allowances(signInBudgets.address, maxKept);
  readonly #signInAccounts = new Allowances(signInBudgets.account, maxKept);
  readonly #refused = new Allowances(refusedBudget, maxKept);

  constructor(now: () => number) {
    this.#now = now;
  }

  spend(what: Spending, { user, credential }: Identity, points = 1): void {
    const { person, token } = this.#askers[what];
    const now = this.#now();
    if (credential.kind === 'token') require(token.take(credential.id, points, now), words[what]);
    require(person.take(user.id, points, now), words[what]);
  }

  attemptSignIn(address: string | null, account: string | undefined): void {
    const now = this.#now();
    require(this.#signInAddresses.take(addressKey(address), 1, now), 'attempts to sign in');
    if (account === undefined) return;
    require(this.#signInAccounts.take(accountKey(account), 1, now), 'attempts to sign in');
  }

  signedIn(account: string | undefined): void {
    if (account !== undefined) this.#signInAccounts.forgive(accountKey(account));
  }

  refused(address: string | null): void {
    require(this.#refused.take(addressKey(address), 1, this.#now()), 'requests that are not signed in');
  }

  watchFrames(): () => FrameVerdict {
    const allowance = new Allowance();
    let left = framesAfterWarning;
    return () => {
      if (allowance.take(frameBudget, 1, this.#now()) === 0) return 'fine';
      left -= 1;
      if (left < 0) return 'close';
      return left === framesAfterWarning - 1 ? 'warn' : 'fine';
    };
  }
}

function accountKey(account: string): string {
  return account.trim().toLowerCase().slice(0, maxAccountLength);
}
