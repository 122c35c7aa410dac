import { z } from 'zod';
import type { RepositoryFile } from './repository-file.ts';

const lintConfigSchema = z.object({
  overrides: z.array(z.object({ files: z.array(z.string()), rules: z.record(z.string(), z.unknown()) })),
});

/** Packages that escape the strict checks: no own tsconfig.json, or no line in the dependency rule. */
export function uncoveredPackages(files: readonly RepositoryFile[]): string[] {
  const paths = new Set(files.map((file) => file.path));
  const lintConfig = files.find((file) => file.path === '.oxlintrc.json');
  const ruled = new Set(
    lintConfigSchema
      .parse(JSON.parse(lintConfig?.text ?? '{}'))
      .overrides.filter((override) => 'no-restricted-imports' in override.rules)
      .flatMap((override) => override.files),
  );
  return [...paths]
    .flatMap((path) => /^packages\/([^/]+)\/package\.json$/.exec(path)?.[1] ?? [])
    .flatMap((name) => [
      ...(paths.has(`packages/${name}/tsconfig.json`) ? [] : [`packages/${name} has no tsconfig.json`]),
      ...(ruled.has(`packages/${name}/src/**`) ? [] : [`packages/${name} has no dependency rule in .oxlintrc.json`]),
    ]);
}
