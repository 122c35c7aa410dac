import type { CacheOutcome, CacheUpdate } from './replica-cache.ts';

/** Raised when a version keeps kinds of records that earlier ones did not know (C8). */
export const cacheFormat = 2;

/** How far a workspace is kept, and in which format. */
export interface KeptCursor {
  readonly epoch: string;
  readonly seq: number;
  readonly format: number;
}

/**
 * Whether an update may be written onto what is kept. It holds every record written between its two seqs, as it is at the
 * end: so it fits onto any state in between, and onto no other. What a newer version keeps is left alone.
 */
export function judgeUpdate(
  kept: KeptCursor | undefined,
  { epoch, from, seq }: Pick<CacheUpdate, 'epoch' | 'from' | 'seq'>,
): CacheOutcome {
  if (kept !== undefined && kept.format > cacheFormat) return 'ahead';
  const comparable = kept?.epoch === epoch && kept.format === cacheFormat;
  if (comparable && kept.seq >= seq) return 'ahead';
  return from === null || (comparable && kept.seq >= from) ? 'kept' : 'behind';
}
