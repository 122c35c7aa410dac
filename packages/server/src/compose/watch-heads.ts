import { HeadWatch } from '../realtime/head-watch.ts';
import { foreignVersion } from '../store/sqlite/foreign-version.ts';
import type { Core } from './compose-core.ts';

/**
 * Finds what others commit to the same data: other nodes by the bus's hints, and a command that works on the data folder
 * beside the server (D8). SQLite counts the commits of other connections, so that as long as there are none a look costs
 * next to nothing.
 */
export function watchHeads({ hub, store, database, bus, environment, logger }: Core): HeadWatch {
  const version = foreignVersion(database);
  let seen = version();
  return new HeadWatch({
    hub,
    store,
    bus,
    schedule: environment.schedule,
    mayHaveChanged: () => {
      const before = seen;
      seen = version();
      return seen !== before;
    },
    onError: (error) => logger.error({ err: error }, 'The heads could not be looked at; they are tried again.'),
  });
}
