import { z } from 'zod';
import type { RepositoryFile } from './repository-file.ts';

const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

const manifestPath = /^(?:package|packages\/[^/]+\/package|bench\/package)\.json$/;
const reasonPattern = /^- `([^`]+)`: \S/gm;

/** Dependencies for which nobody has said what they are for, and reasons whose dependency is gone. */
export function dependencyReasonProblems(files: readonly RepositoryFile[], decision: string): string[] {
  const used = new Set(
    files
      .filter(({ path }) => manifestPath.test(path))
      .map(({ text }) => manifestSchema.parse(JSON.parse(text)))
      .flatMap(({ dependencies, devDependencies }) => [...Object.keys(dependencies), ...Object.keys(devDependencies)])
      .filter((name) => !name.startsWith('@lockstep/')),
  );
  const reasoned = new Set([...decision.matchAll(reasonPattern)].map(([, name = '']) => name));
  return [
    ...[...used].filter((name) => !reasoned.has(name)).map((name) => `${name} has no reason`),
    ...[...reasoned].filter((name) => !used.has(name)).map((name) => `${name} is used by nothing`),
  ].toSorted((a, b) => a.localeCompare(b));
}
