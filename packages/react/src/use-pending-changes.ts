import type { OutboxItem, StatusState } from '@lockstep/client';
import { useMemo } from 'react';
import { nameOfChange } from './change-name.ts';
import { changeWords, type ChangeWords } from './change-words.ts';
import { useLockstep } from './lockstep-context.ts';
import { useClientValue } from './use-client-value.ts';
import { useStatus } from './use-status.ts';

/** A change that the server has not shown yet. */
export interface PendingChange {
  readonly item: OutboxItem;
  /** What it does, in words. */
  readonly what: string;
}

/** The changes that the server has not shown yet, taken together. */
export interface PendingSummary {
  readonly count: number;
  /** Whether they survive the end of this page. */
  readonly durable: boolean;
  /** What keeps them: while it is `live` or `catching-up` they are on their way. */
  readonly state: StatusState;
  /** Each of them, oldest first. */
  readonly changes: readonly PendingChange[];
}

/**
 * How many changes wait to reach the server, which, and whether they are safe meanwhile. Drawn anew when that changes.
 * `words` says what they are called, English by default; keep it the same function.
 */
export function usePendingChanges(words: ChangeWords = changeWords): PendingSummary {
  const client = useLockstep();
  const standing = useStatus(({ pending, durable, state }) => ({ count: pending, durable, state }));
  const items = useClientValue((current) => current.pendingChanges);
  return useMemo(() => {
    const changes = items.map((item) => ({ item, what: words(item, nameOfChange(item, client)) }));
    return { ...standing, changes };
  }, [client, standing, items, words]);
}
