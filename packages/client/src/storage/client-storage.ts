import type { OutboxStorage } from '../outbox/outbox-storage.ts';
import type { Neighbours } from './neighbours.ts';
import type { ReplicaCache } from './replica-cache.ts';

/** What is kept for one person. */
export interface PersonalStorage {
  /** Undefined: for whoever it may be. */
  readonly user_id: string | undefined;
  readonly outbox: OutboxStorage;
  /** Undefined: the replicas are not kept. */
  readonly cache: ReplicaCache | undefined;
  /** Other clients that may be using it, too; undefined: there are none. */
  readonly neighbours: Neighbours | undefined;
  close(): void;
  /** Forgets the person, and all but what still waits in the outbox or on the shelf. It is closed afterwards. */
  erase(): Promise<void>;
}

/**
 * What outlives a client: a place for each person who signs in here, so that one account never sees what another has
 * left (C3). Errors are `StorageError`s.
 */
export interface ClientStorage {
  /** The place of the person who was here last; undefined if there is none. */
  last(): Promise<PersonalStorage | undefined>;
  /** A person's place, made if need be. From now on it is the last. */
  open(user_id: string): Promise<PersonalStorage>;
  /** Nobody is signed in any more. What is kept stays, but `last` does not find it. */
  leave(): Promise<void>;
}
