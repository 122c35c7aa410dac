import type { Measurement } from '../benchmark/measurement.ts';
import { median } from '../figures/median.ts';

/** Where a figure is found. */
export interface Place {
  readonly benchmark: string;
  readonly case: string;
}

/** A figure over all runs. */
export interface Figure {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** All that was measured. */
export class Results {
  readonly #runs = new Map<string, { readonly place: Place; readonly measurements: Measurement[] }>();

  add(place: Place, measurement: Measurement): void {
    const key = `${place.benchmark}/${place.case}`;
    const known = this.#runs.get(key);
    if (known === undefined) this.#runs.set(key, { place, measurements: [measurement] });
    else known.measurements.push(measurement);
  }

  get places(): readonly Place[] {
    return [...this.#runs.values()].map(({ place }) => place);
  }

  /** The median of a figure; NaN where it was not measured. */
  of(benchmark: string, name: string, figure: string): number {
    return this.figures({ benchmark, case: name })[figure]?.median ?? Number.NaN;
  }

  /** All figures of a case, by name. */
  figures(place: Place): Readonly<Record<string, Figure>> {
    const measurements = this.#runs.get(`${place.benchmark}/${place.case}`)?.measurements ?? [];
    const names = Object.keys(measurements[0]?.figures ?? {});
    return Object.fromEntries(
      names.map((name) => {
        const values = measurements.map(({ figures }) => figures[name] ?? Number.NaN);
        return [name, { median: median(values), least: Math.min(...values), most: Math.max(...values) }];
      }),
    );
  }

  /** What went wrong, a line each; nothing may have. */
  get faults(): readonly string[] {
    return [...this.#runs.values()].flatMap(({ place, measurements }) =>
      measurements.flatMap(({ faults }) =>
        Object.entries(faults)
          .filter(([, count]) => count !== 0)
          .map(([name, count]) => `${place.benchmark}, ${place.case}: ${name} ${count}`),
      ),
    );
  }

  /** How many counts were checked in all runs. */
  get checks(): number {
    return [...this.#runs.values()]
      .flatMap(({ measurements }) => measurements)
      .reduce((sum, { faults }) => sum + Object.keys(faults).length, 0);
  }
}
