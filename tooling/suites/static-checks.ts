import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from './outcome.ts';
import { root, runTool, type Ended } from './run-program.ts';

interface StaticCheck {
  readonly name: string;
  readonly run: () => Promise<Ended>;
}

/** Every TypeScript project of the repository, so that a new package is checked without being listed anywhere. */
function typeScriptProjects(): string[] {
  const packages = readdirSync(path.join(root, 'packages')).map((name) => `packages/${name}`);
  return ['.', 'e2e', 'bench', ...packages]
    .flatMap((folder) => [`${folder}/tsconfig.json`, `${folder}/tsconfig.src.json`])
    .filter((file) => existsSync(path.join(root, file)));
}

function staticChecks(): StaticCheck[] {
  return [
    { name: 'format', run: () => runTool('oxfmt/bin/oxfmt', ['--check', '.']) },
    { name: 'lint', run: () => runTool('oxlint/bin/oxlint', ['--quiet', '--format=unix']) },
    ...typeScriptProjects().map((project) => ({
      name: `types ${project.replace('./', '').replace('/tsconfig.json', '')}`,
      run: () => runTool('typescript/bin/tsc', ['--project', project, '--pretty', 'false']),
    })),
    { name: 'unused code and dependencies', run: () => runTool('knip/bin/knip.js', ['--no-progress']) },
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
