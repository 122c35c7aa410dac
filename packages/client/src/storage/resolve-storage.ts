import { MemoryOutboxStorage } from '../outbox/memory-outbox-storage.ts';
import type { OutboxStorage } from '../outbox/outbox-storage.ts';
import { systemChannels } from '../platform/system-channels.ts';
import type { Clock } from '../platform/clock.ts';
import { systemLocks } from '../platform/locks.ts';
import { systemIndexedDb } from '../platform/system-indexed-db.ts';
import type { ClientStorage } from './client-storage.ts';
import { LateStorage } from './late-storage.ts';
import { OutboxOnlyStorage } from './outbox-only-storage.ts';

/** Where a client keeps what should outlive it. */
export type StorageOption = 'memory' | 'indexeddb' | OutboxStorage | ClientStorage;

async function indexedDbStorage(clock: Clock, server: string): Promise<ClientStorage> {
  const { IndexedDbStorage } = await import('./indexed-db/indexed-db-storage.ts');
  return new IndexedDbStorage({
    indexedDb: systemIndexedDb,
    locks: systemLocks,
    openChannel: systemChannels,
    clock,
    server,
  });
}

/** The storage that an option stands for; `server`: whose data it is. */
export function resolveStorage(option: StorageOption, clock: Clock, server: string): ClientStorage {
  if (option === 'memory') return new OutboxOnlyStorage(new MemoryOutboxStorage());
  if (option === 'indexeddb') return new LateStorage(() => indexedDbStorage(clock, server));
  return 'last' in option ? option : new OutboxOnlyStorage(option);
}
