import type { Clock } from '../app/clock.ts';
import type { Chore } from '../app/upkeep/upkeep.ts';
import type { AccountsDatabase } from './accounts-database.ts';
import { timestamp } from './auth-environment.ts';

const hourMs = 60 * 60 * 1_000;
const dayMs = 24 * hourMs;
/** A token that was revoked or has run out is remembered this long: a backup restored by then must not revive it. */
export const revokedTokensKeptMs = 90 * dayMs;
/** What one statement removes. */
const mostAtOnce = 500;

interface CredentialSweepOptions {
  readonly database: AccountsDatabase;
  readonly clock: Clock;
}

/** Removes sessions and codes that have run out, and tokens that have been of no use for long. */
export function credentialSweep({ database: { kysely }, clock }: CredentialSweepOptions): Chore {
  async function sweepTable(table: 'session' | 'verification', now: string): Promise<bigint> {
    const spent = kysely.selectFrom(table).select('id').where('expires_at', '<=', now).limit(mostAtOnce);
    const { numDeletedRows } = await kysely.deleteFrom(table).where('id', 'in', spent).executeTakeFirst();
    return numDeletedRows;
  }

  async function sweepTokens(until: string): Promise<bigint> {
    const spent = kysely
      .selectFrom('api_token')
      .select('id')
      .where((is) => is.or([is('revoked_at', '<=', until), is('expires_at', '<=', until)]))
      .limit(mostAtOnce);
    const { numDeletedRows } = await kysely.deleteFrom('api_token').where('id', 'in', spent).executeTakeFirst();
    return numDeletedRows;
  }

  async function* pass() {
    const now = clock.now();
    const sweeps = [
      () => sweepTable('session', timestamp(now)),
      () => sweepTable('verification', timestamp(now)),
      () => sweepTokens(timestamp(now - revokedTokensKeptMs)),
    ];
    for (const sweep of sweeps) {
      let removed: bigint;
      do {
        removed = await sweep();
        yield;
      } while (removed === BigInt(mostAtOnce));
    }
  }

  return { name: 'credentials', everyMs: hourMs, pass };
}
