import { errorCodes, registry, type ErrorCode, type OperationName } from '@lockstep/protocol';
import { header, type Instrument } from './instrument.ts';

/** How an operation ended: done, answered from its record (S3), or refused. */
export type Outcome = 'ok' | 'replayed' | ErrorCode;

const outcomes: readonly Outcome[] = ['ok', 'replayed', ...errorCodes];
const names = Object.keys(registry) as OperationName[];

/** Operations by name and outcome; those that never happened are left out of the text. */
export class OperationMetrics implements Instrument {
  readonly name = 'lockstep_operations_total';
  readonly #counts: Readonly<Record<OperationName, Record<Outcome, number>>>;

  constructor() {
    const zeros = () => Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
    this.#counts = Object.fromEntries(names.map((name) => [name, zeros()])) as Record<
      OperationName,
      Record<Outcome, number>
    >;
  }

  add(name: OperationName, outcome: Outcome): void {
    this.#counts[name][outcome] += 1;
  }

  count(name: OperationName, outcome: Outcome): number {
    return this.#counts[name][outcome];
  }

  lines(): string[] {
    const samples = names.flatMap((name) =>
      outcomes
        .filter((outcome) => outcome === 'ok' || this.#counts[name][outcome] > 0)
        .map((outcome) => `${this.name}{operation="${name}",outcome="${outcome}"} ${this.#counts[name][outcome]}`),
    );
    return [...header(this.name, 'counter', 'Operations asked for, by name and outcome.'), ...samples];
  }
}
