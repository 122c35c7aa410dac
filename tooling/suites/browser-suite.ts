import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { ensureWebApp } from '../bootstrap/web-app.mjs';
import { ensureChromium } from './chromium.ts';
import { believed, type Counts, type Outcome } from './outcome.ts';
import { root, runTool } from './run-program.ts';

const reportSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

async function countsIn(file: string): Promise<Counts> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const parsed = reportSchema.safeParse(JSON.parse(text));
  if (!parsed.success) return { passed: 0, failed: 0, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = parsed.data.stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

async function runPlaywright(chromium: string): Promise<Counts & { report: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lockstep-browser-'));
  const file = path.join(folder, 'report.json');
  try {
    const args = ['test', '--config=e2e/playwright.config.ts', '--reporter=list,json'];
    const { exitCode } = await runTool('@playwright/test/cli.js', args, {
      show: true,
      environment: { LOCKSTEP_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    });
    return believed(await countsIn(file), exitCode);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the browser tests on a freshly built web app in a real Chromium. */
export async function runBrowser(): Promise<Outcome> {
  const started = performance.now();
  const result = await ensureChromium()
    .then((chromium) => {
      ensureWebApp(root, process.execPath);
      return chromium;
    })
    .then(runPlaywright)
    .catch((error: unknown) => ({
      passed: 0,
      failed: 1,
      skipped: 0,
      report: error instanceof Error ? error.message : String(error),
    }));
  return { suite: 'browser', seconds: (performance.now() - started) / 1000, ...result };
}
