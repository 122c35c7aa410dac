import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { LockstepSchema } from '../schema.ts';
import { migrations } from './migrations.ts';

/** Which migrations are known but not yet in this database. */
export async function pendingMigrations(db: Kysely<LockstepSchema>): Promise<readonly string[]> {
  const all = await migratorOf(db).getMigrations();
  return all.filter((migration) => migration.executedAt === undefined).map((migration) => migration.name);
}

/** Brings the database to the present schema; answers the names of what was done. */
export async function migrate(db: Kysely<LockstepSchema>): Promise<readonly string[]> {
  const { error, results } = await migratorOf(db).migrateToLatest();
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'unknown';
    throw new Error(`Migration ${failed} failed; the database is as it was before it.`, { cause: error });
  }
  return (results ?? []).map((result) => result.migrationName);
}

function migratorOf(db: Kysely<LockstepSchema>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => migrations } });
}
