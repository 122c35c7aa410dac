import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeUpkeep } from '../upkeep-contract.testing.ts';
import { openDatabase } from './open-database.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import { SqliteUpkeep } from './sqlite-upkeep.ts';

describeUpkeep('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-upkeep-'));
  const database = openDatabase(join(folder, 'lockstep.db'));
  const store = await openSqliteStore({
    database,
    newEpoch: () => crypto.randomUUID(),
    onListenerError: () => {},
    onSyncFailure: () => {},
  });
  return {
    store,
    upkeep: new SqliteUpkeep(database, store),
    dispose: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
