import { lineSchema, parseInput, timeZoneSchema } from '@lockstep/protocol';
import { z } from 'zod';
import type { Clock } from '../app/clock.ts';
import type { AccountsDatabase } from './accounts-database.ts';
import { timestamp } from './auth-environment.ts';
import type { KnownCredentials } from './known-credentials.ts';

const localeSchema = z
  .string()
  .max(35)
  .refine((tag) => isLocale(tag), 'must be a language tag such as en-GB');

/** What a person may change of their profile; what is absent stays. */
export const profileChangeSchema = z.strictObject({
  name: lineSchema(120).optional(),
  time_zone: timeZoneSchema.optional(),
  locale: localeSchema.optional(),
});

interface ProfilesOptions {
  readonly database: AccountsDatabase;
  readonly known: KnownCredentials;
  readonly clock: Clock;
}

/** Changes people's profiles. */
export class Profiles {
  readonly #options: ProfilesOptions;

  constructor(options: ProfilesOptions) {
    this.#options = options;
  }

  /** Throws VALIDATION_FAILED. */
  async change(user_id: string, input: unknown): Promise<void> {
    const { database, known, clock } = this.#options;
    const { name, time_zone, locale } = parseInput(profileChangeSchema, input);
    await database.kysely
      .updateTable('user')
      .set({
        updated_at: timestamp(clock.now()),
        ...(name === undefined ? {} : { name }),
        ...(time_zone === undefined ? {} : { time_zone }),
        ...(locale === undefined ? {} : { locale }),
      })
      .where('id', '=', user_id)
      .execute();
    known.forgetUser(user_id);
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
