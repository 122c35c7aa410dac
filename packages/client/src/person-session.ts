import type { StopReason } from './connection/after-close.ts';
import type { Connection } from './connection/connection.ts';
import type { TicketAnswer } from './connection/ticket.ts';
import type { Account } from './http/account.ts';
import type { ApiAnswer } from './http/api.ts';
import { identify } from './http/identify.ts';
import type { ProfileChange } from './http/profile.ts';
import type { Mutations } from './outbox/mutations.ts';
import type { Clock } from './platform/clock.ts';
import type { Device } from './platform/device.ts';
import { Replica } from './replica/replica.ts';
import type { StatusBoard } from './status/status-board.ts';
import type { CacheWriter } from './storage/cache-writer.ts';
import type { Keeper, Left } from './storage/keeper.ts';
import type { SyncEngine } from './sync/sync-engine.ts';

export interface PersonSessionParts {
  readonly clock: Clock;
  readonly device: Device;
  readonly account: Account;
  readonly keeper: Keeper;
  readonly cacheWriter: CacheWriter;
  readonly connection: Connection;
  readonly engine: SyncEngine;
  readonly mutations: Mutations;
  readonly status: StatusBoard;
  /** Asks the server, or the app, for a ticket. */
  readonly newTicket: () => Promise<TicketAnswer>;
  /** A workspace is here again as an earlier run left it. */
  readonly restored: (replica: Replica) => void;
  /** All that an earlier run left is here. */
  readonly takenUp: () => void;
  /** Nothing of the person may stay to be looked at. */
  readonly left: () => void;
}

/**
 * Who is at the screen, and what of theirs is in memory: taken up from the device at a start, let go when they leave or
 * another person comes (C3, C5, D6).
 */
export class PersonSession {
  readonly #parts: PersonSessionParts;

  constructor(parts: PersonSessionParts) {
    this.#parts = parts;
  }

  /** Takes up where the last run ended, if it was the same person's. */
  async takeUp(): Promise<void> {
    const { account, keeper, clock, device } = this.#parts;
    const left = await keeper.last();
    if (left === undefined) return;
    if (keeper.user_id !== undefined) {
      const { profile = null } = left.kept ?? {};
      const now = profile === null ? undefined : await identify(account, clock, device);
      if (now === 'signed-out') await keeper.cache?.clear();
      if (profile === null || (now !== undefined && now !== profile.user.id)) return keeper.leave();
      account.assume(profile);
    }
    this.#show(left);
  }

  /** A ticket for whoever is signed in now. */
  async ticket(): Promise<TicketAnswer> {
    const { account, keeper, cacheWriter, newTicket } = this.#parts;
    const before = account.profile?.user.id;
    const [known, ticket] = await Promise.all([account.load(), newTicket()]);
    if (known !== 'known') return known === 'signed-out' ? { kind: known } : { kind: 'failed', retry_after_ms: 0 };
    const { profile } = account;
    if (profile === undefined) return ticket;
    // Another person signed in: nothing of the one before may be shown, or sent in their name.
    if (before !== undefined && before !== profile.user.id) this.#letGo();
    if (keeper.isElsewhere(profile.user.id)) this.#show(await keeper.enter(profile.user.id));
    cacheWriter.identified(profile);
    return ticket;
  }

  /** Changes the profile, also as this device keeps it for a start without network. */
  async changeProfile(change: ProfileChange): Promise<ApiAnswer> {
    const { account, cacheWriter } = this.#parts;
    const answer = await account.change(change);
    if (answer.ok && account.profile !== undefined) cacheWriter.identified(account.profile);
    return answer;
  }

  /** Revoked, or run out: nothing stays to be looked at, and what is queued waits for the same person. */
  ended(): void {
    this.#parts.account.doubt();
    this.#clear();
  }

  /** Somebody has signed in or out in another tab. */
  async changedElsewhere(): Promise<void> {
    const { keeper } = this.#parts;
    if (await keeper.isCurrent()) return;
    this.#leave('signed-out');
    keeper.leave();
  }

  /** Forgets the person; with `discard` also what the server does not have yet. */
  async forget(reason: StopReason, discard: boolean): Promise<void> {
    const { keeper, mutations } = this.#parts;
    if (discard) mutations.clear();
    this.#leave(reason);
    await keeper.forget();
  }

  #leave(reason: StopReason): void {
    this.#parts.connection.stop(reason);
    this.#letGo();
    this.#parts.account.forget();
  }

  /** Shows what was left, and goes on from there. */
  #show(left: Left): void {
    const { keeper, cacheWriter, status, engine, mutations } = this.#parts;
    const { workspaces = [], synced_at = null } = left.kept ?? {};
    keeper.confirm();
    cacheWriter.bind(keeper.cache);
    status.restore(synced_at);
    for (const { stale, ...state } of workspaces) {
      const replica = new Replica(state.workspace_id, state);
      engine.restore(replica, stale);
      this.#parts.restored(replica);
    }
    mutations.takeUp(left);
    this.#parts.takenUp();
  }

  /** Nothing of this person stays in memory; what is kept of theirs stays where it is. */
  #letGo(): void {
    const { keeper, cacheWriter, mutations } = this.#parts;
    cacheWriter.bind(undefined);
    if (keeper.user_id === undefined) mutations.clear();
    else mutations.leave();
    this.#clear();
  }

  #clear(): void {
    this.#parts.engine.clear();
    this.#parts.left();
  }
}
