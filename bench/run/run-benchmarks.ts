import type { Benchmark } from '../benchmark/benchmark.ts';
import { formatFigure } from '../report/format-figure.ts';
import { Results } from '../report/results.ts';
import type { Arguments } from './arguments.ts';
import { runCase } from './run-case.ts';

/** Runs benchmarks, all cases one after the other in each round, so that what is compared was measured close together. */
export async function runBenchmarks(
  benchmarks: readonly Benchmark[],
  { runs, quick, dataFolder, profileFolder }: Arguments,
  say: (line: string) => void,
): Promise<Results> {
  const results = new Results();
  for (const benchmark of benchmarks) {
    for (let run = 1; run <= runs; run += 1) {
      for (const { name } of benchmark.cases) {
        const place = { benchmark: benchmark.name, case: name };
        const measurement = await runCase({ ...place, quick, dataFolder, profileFolder });
        results.add(place, measurement);
        const figures = Object.entries(measurement.figures).map(([key, value]) => `${key} ${formatFigure(value)}`);
        const faults = Object.entries(measurement.faults).filter(([, count]) => count !== 0);
        const wrong = faults.map(([key, count]) => ` FAULT ${key} ${count}`).join('');
        say(`${benchmark.name} · ${name} · ${run}/${runs}: ${figures.join(', ')}${wrong}`);
      }
    }
  }
  return results;
}
