import type { RigOptions } from '../benchmark/rig.ts';

/** What a driver process is told, as its only argument. */
export interface Order extends RigOptions {
  readonly benchmark: string;
  readonly case: string;
}
