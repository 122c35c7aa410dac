import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { believed, type Counts, type Outcome } from './outcome.ts';
import { runTool } from './run-program.ts';

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

async function countsIn(file: string): Promise<Counts> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const parsed = reportSchema.safeParse(JSON.parse(text));
  if (!parsed.success) return { passed: 0, failed: 0, skipped: 0 };
  const report = parsed.data;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Runs projects of vitest.config.ts as one suite. */
export async function runVitest(suite: string, projects: readonly string[]): Promise<Outcome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lockstep-vitest-'));
  const file = path.join(folder, 'report.json');
  const started = performance.now();
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { exitCode } = await runTool(
      'vitest/vitest.mjs',
      ['run', ...projects.map((name) => `--project=${name}`), ...reporters],
      {
        show: true,
      },
    );
    const seconds = (performance.now() - started) / 1000;
    return { suite, seconds, ...believed(await countsIn(file), exitCode) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
