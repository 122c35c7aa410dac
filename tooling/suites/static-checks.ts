import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Outcome } from './outcome.ts';
import { root, runTool, type Ended } from './run-program.ts';

interface StaticCheck {
  readonly name: string;
  readonly run: () => Promise<Ended>;
}

const rootProjectSchema = z.object({ exclude: z.array(z.string()) });

/**
 * The programs that are checked. One holds all that runs on Node, for each package alone would check what it imports
 * once more; packages that it leaves out, as they need a browser's types, have one of their own. `pure` proves that its
 * packages need neither Node nor a browser.
 */
function typeScriptProjects(): { name: string; config: string }[] {
  const rootProject = rootProjectSchema.parse(JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8')));
  const apart = rootProject.exclude.filter((folder) => folder.startsWith('packages/'));
  return [
    { name: 'node', config: 'tsconfig.json' },
    { name: 'pure', config: 'tsconfig.pure.json' },
    ...['e2e', 'examples', ...apart].map((folder) => ({
      name: path.basename(folder),
      config: `${folder}/tsconfig.json`,
    })),
  ];
}

/** Checks one program; what is found is kept, so that the next run looks only at what changed. */
function checkTypes({ name, config }: { name: string; config: string }): Promise<Ended> {
  const memory = `node_modules/.cache/types/${name}.tsbuildinfo`;
  const args = ['--project', config, '--pretty', 'false', '--incremental', '--tsBuildInfoFile', memory];
  return runTool('typescript/bin/tsc', args);
}

/** Long ones first, so that two at a time end together. */
function staticChecks(): StaticCheck[] {
  return [
    { name: 'lint', run: () => runTool('oxlint/bin/oxlint', ['--quiet', '--format=unix']) },
    ...typeScriptProjects().map((project) => ({ name: `types: ${project.name}`, run: () => checkTypes(project) })),
    { name: 'unused code', run: () => runTool('knip/bin/knip.js', ['--no-progress']) },
    { name: 'format', run: () => runTool('oxfmt/bin/oxfmt', ['--check', '.']) },
  ];
}

/** Format, lint, types and unused code, two at a time; each is one test. */
export async function runStaticChecks(): Promise<Outcome[]> {
  const waiting = staticChecks();
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const started = performance.now();
      const { exitCode, output } = await check.run();
      const failed = exitCode === 0 ? 0 : 1;
      outcomes.push({
        suite: check.name,
        passed: 1 - failed,
        failed,
        skipped: 0,
        seconds: (performance.now() - started) / 1000,
        report: failed === 0 ? '' : output,
      });
    }
  };
  await Promise.all([worker(), worker()]);
  return outcomes;
}
