import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { benchmarks } from './benchmark/benchmarks.ts';
import { formatFigure } from './report/format-figure.ts';
import { describeMachine, fsyncMs, loadNow } from './report/machine.ts';
import { replaceBetween } from './report/replace-between.ts';
import type { Results } from './report/results.ts';
import { showProfiles } from './report/show-profiles.ts';
import { detailTable, targetTable } from './report/table.ts';
import { type Arguments, readArguments, usage } from './run/arguments.ts';
import { runBenchmarks } from './run/run-benchmarks.ts';

const readme = fileURLToPath(new URL('README.md', import.meta.url));
const markers = ['<!-- results: begin -->', '<!-- results: end -->'] as const;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function conditions({ runs, dataFolder }: Arguments, loadBefore: number): readonly string[] {
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}, medians of ${runs}:`,
    '',
    ...describeMachine().map((line) => `- ${line}`),
    `- an fsync of the data folder’s disk takes ${formatFigure(fsyncMs(dataFolder))} ms (p50, 4 KiB appended)`,
    `- load average ${formatFigure(loadBefore)} before the run, ${formatFigure(loadNow())} after it`,
  ];
}

function report(results: Results, stated: readonly string[]): string {
  const checked = `All ${results.checks} counts of what could have gone wrong were 0 (lost, doubled, out of order, foreign …).`;
  return [...stated, '', targetTable(results), '', checked, '', '### Every case', '', detailTable(results)].join('\n');
}

async function main(args: Arguments): Promise<boolean> {
  const chosen = benchmarks.filter(({ name }) => args.names.length === 0 || args.names.includes(name));
  const loadBefore = loadNow();
  const results = await runBenchmarks(chosen, args, say);
  if (args.profileFolder !== undefined) for (const text of showProfiles(args.profileFolder)) say(`\n${text}`);
  const stated = conditions(args, loadBefore);
  say(`\n${stated.join('\n')}\n\n${targetTable(results)}\n`);
  for (const fault of results.faults) say(`FAULT ${fault}`);
  if (results.faults.length > 0) return false;
  const isWhole = !args.quick && args.profileFolder === undefined && chosen.length === benchmarks.length;
  if (isWhole) writeFileSync(readme, replaceBetween(readFileSync(readme, 'utf8'), markers, report(results, stated)));
  say(isWhole ? 'Written to bench/README.md.' : 'Only a whole run is written to bench/README.md.');
  return true;
}

const known = benchmarks.map(({ name }) => name);
try {
  const args = readArguments(process.argv.slice(2), known);
  if (args.help) say(`${usage}\n\nBenchmarks: ${known.join(', ')}`);
  else if (!(await main(args))) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  process.stderr.write(`${error.message}\n\n${usage}\n`);
  process.exitCode = 2;
}
