import type { Outcome } from './outcome.ts';

function line(outcome: Outcome): string {
  const mark = outcome.failed > 0 ? '✗' : '✓';
  const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : '';
  const failed = outcome.failed > 0 ? `, ${outcome.failed} failed` : '';
  const counts = `${outcome.passed} passed${failed}${skipped}`;
  return `${mark} ${outcome.suite.padEnd(28)} ${counts.padEnd(36)} ${outcome.seconds.toFixed(1)} s`;
}

/** The closing words of a run: what failed and why, a line for each suite, and the counts of all on the last line. */
export function summary(outcomes: readonly Outcome[]): string {
  const sum = (key: 'passed' | 'failed' | 'skipped'): number => outcomes.reduce((all, one) => all + one[key], 0);
  const reports = outcomes
    .filter((outcome) => outcome.report !== '')
    .map((outcome) => `── ${outcome.suite}\n${outcome.report.trim()}\n`);
  return [
    '',
    ...reports,
    ...outcomes.map(line),
    '',
    `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`,
  ].join('\n');
}
