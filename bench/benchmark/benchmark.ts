import type { Measurement } from './measurement.ts';
import type { Rig } from './rig.ts';

/** One way to run a benchmark: against one subject, in one mode. */
export interface Case {
  /** Unique within the benchmark, e.g. `plain 16 in flight`. */
  readonly name: string;
  measure(rig: Rig): Promise<Measurement>;
}

/** A question that is put to us and, where they have an answer, to the peers. */
export interface Benchmark {
  readonly name: string;
  readonly cases: readonly Case[];
}
