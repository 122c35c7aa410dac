import { trashedTask, type ShelvedItem } from '@lockstep/client';
import { useMemo } from 'react';
import { nameOfChange } from './change-name.ts';
import { changeWords, type ChangeWords } from './change-words.ts';
import { useLockstep } from './lockstep-context.ts';
import { useNeedsAttention } from './use-needs-attention.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A change that the server refused, with what a person can do about it (C5). */
export interface ShelfEntry {
  readonly item: ShelvedItem;
  /** What it was to do, in words. */
  readonly what: string;
  /** Why it was refused, in words. */
  readonly why: string;
  /** Sends it again, as it was. */
  readonly retry: () => void;
  /** Refused because its task is in the trash: brings that back, and sends it again (X4). */
  readonly restore?: () => void;
  /**
   * Sends it again with other input; where `restore` is offered, after bringing the task back.
   *
   * @throws LockstepError VALIDATION_FAILED where that is wrong in itself; the change stays on the shelf.
   */
  readonly edit: (input: Fields) => void;
  /** Gives it up. */
  readonly discard: () => void;
}

/** The changes that the server refused and that wait for the person, oldest first; the same list until it changes. */
export function useShelf(words: ChangeWords = changeWords): readonly ShelfEntry[] {
  const client = useLockstep();
  const items = useNeedsAttention();
  return useMemo(
    () =>
      items.map((item) => {
        const restore = trashedTask(item.problem) !== undefined;
        return {
          item,
          what: words(item, nameOfChange(item, client)),
          why: item.problem.detail,
          retry: () => void client.retry(item.op_id),
          ...(restore ? { restore: () => void client.retry(item.op_id, undefined, { restore }) } : {}),
          edit: (input: Fields) => void client.retry(item.op_id, input, { restore }),
          discard: () => void client.discard(item.op_id),
        };
      }),
    [client, items, words],
  );
}
