import { compactLogs } from '../app/upkeep/compact-logs.ts';
import { purgeTrash } from '../app/upkeep/purge-trash.ts';
import { Upkeep } from '../app/upkeep/upkeep.ts';
import { SqliteUpkeep } from '../store/sqlite/sqlite-upkeep.ts';
import type { Core } from './compose-core.ts';

/** The chores of a running server. */
export function openUpkeep({ config, auth, database, store, environment, logger, publisher }: Core): Upkeep {
  const upkeepStore = new SqliteUpkeep(database, store);
  return new Upkeep({
    schedule: environment.schedule,
    onError: (chore, error) => logger.error({ err: error, chore }, 'Upkeep failed; it will be tried again.'),
    chores: [
      auth.sweep,
      purgeTrash({
        store,
        upkeep: upkeepStore,
        publisher,
        days: config.trashDays,
        clock: environment.clock,
        newId: () => environment.random.newId(),
      }),
      compactLogs({
        store: upkeepStore,
        retention: config.retention,
        clock: environment.clock,
        onCompacted: (compacted) => logger.info(compacted, 'Discarded what retention has passed.'),
      }),
    ],
  });
}
