/**
 * Runs the suites: `all` for npm test, `check` for the fast ones, or suites by name. Every suite runs even when an
 * earlier one failed; the last line counts the tests of all.
 */
import { runBrowser } from './suites/browser-suite.ts';
import type { Outcome } from './suites/outcome.ts';
import { isEnding } from './suites/run-program.ts';
import { runStaticChecks } from './suites/static-checks.ts';
import { summary } from './suites/summary.ts';
import { runVitest } from './suites/vitest-suite.ts';

const suites: Record<string, () => Promise<Outcome[]>> = {
  static: runStaticChecks,
  unit: async () => [await runVitest('unit', ['pure', 'unit'])],
  system: async () => [await runVitest('system', ['system'])],
  browser: async () => [await runBrowser()],
};

const groups: Record<string, readonly string[]> = {
  all: Object.keys(suites),
  check: ['static', 'unit'],
};

async function main(asked: readonly string[]): Promise<void> {
  const [group = 'all', ...named] = asked;
  const names = named.length > 0 ? named : (groups[group] ?? []);
  const unknown = names.find((name) => !(name in suites));
  if (unknown !== undefined || names.length === 0) {
    throw new Error(`There is no suite “${unknown ?? group}”; there are ${Object.keys(suites).join(', ')}.`);
  }
  const outcomes: Outcome[] = [];
  for (const name of names) {
    if (isEnding()) break;
    outcomes.push(...((await suites[name]?.()) ?? []));
  }
  console.log(summary(outcomes));
  process.exitCode = isEnding() || outcomes.some((outcome) => outcome.failed > 0) ? 1 : 0;
}

await main(process.argv.slice(2));
