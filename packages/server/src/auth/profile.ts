import { lineSchema, parseInput, timeZoneSchema } from '@lockstep/protocol';
import { z } from 'zod';
import type { Clock } from '../app/clock.ts';
import type { Identity } from '../app/identity.ts';
import type { AccountsDatabase } from './accounts-database.ts';
import { timestamp } from './auth-environment.ts';
import type { KnownCredentials } from './known-credentials.ts';

/** A BCP 47 language tag. */
export const localeSchema = z
  .string()
  .max(35)
  .refine((tag) => isLocale(tag), 'must be a language tag such as en-GB');

/** What a person may change of their profile; what is absent stays. */
export const profileChangeSchema = z.strictObject({
  name: lineSchema(120).optional(),
  time_zone: timeZoneSchema.optional(),
  locale: localeSchema.nullable().optional(),
});

interface ProfilesOptions {
  readonly database: AccountsDatabase;
  readonly known: KnownCredentials;
  readonly clock: Clock;
}

/** What of a profile the operations of a person bear: as it is in their identity. */
export type ChangedProfile = Pick<Identity, 'user' | 'time_zone'>;

/** Changes people's profiles. */
export class Profiles {
  readonly #options: ProfilesOptions;
  readonly #listeners: ((changed: ChangedProfile) => void)[] = [];

  constructor(options: ProfilesOptions) {
    this.#options = options;
  }

  /** Tells of every change in this process, at once: whoever keeps an identity has an old one from then on. */
  onChanged(listener: (changed: ChangedProfile) => void): void {
    this.#listeners.push(listener);
  }

  /** Throws VALIDATION_FAILED. */
  async change(user_id: string, input: unknown): Promise<void> {
    const { database, known, clock } = this.#options;
    const { name, time_zone, locale } = parseInput(profileChangeSchema, input);
    const changed = await database.kysely
      .updateTable('user')
      .set({
        updated_at: timestamp(clock.now()),
        ...(name === undefined ? {} : { name }),
        ...(time_zone === undefined ? {} : { time_zone }),
        ...(locale === undefined ? {} : { locale }),
      })
      .where('id', '=', user_id)
      .returning(['id', 'name', 'email', 'time_zone'])
      .executeTakeFirst();
    known.forgetUser(user_id);
    if (changed === undefined) return;
    const { time_zone: zone, ...user } = changed;
    for (const listener of this.#listeners) listener({ user, time_zone: zone ?? 'UTC' });
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
