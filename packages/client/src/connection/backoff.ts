import type { Random } from '../platform/random.ts';

const firstMs = 500;
const capMs = 30_000;

/**
 * How long to wait before try number `attempt` (from 0): exponential with full jitter, at most 30 s (M6, C5).
 *
 * @returns milliseconds
 */
export function backoffMs(attempt: number, random: Random): number {
  return Math.round(random() * Math.min(capMs, firstMs * 2 ** Math.min(attempt, 16)));
}
