import { z } from 'zod';
import type { RepositoryFile } from './repository-file.ts';

const versions = z.record(z.string(), z.string()).default({});

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  dependencies: versions,
  devDependencies: versions,
});

const exact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/** What is wrong with the package.json files: version ranges, versions that disagree, another licence. */
export function manifestProblems(files: readonly RepositoryFile[]): string[] {
  const manifests = files
    .filter((file) => /^(?:(?:(?:packages|examples)\/[^/]+|bench)\/)?package\.json$/.test(file.path))
    .map((file) => ({ path: file.path, manifest: manifestSchema.parse(JSON.parse(file.text)) }));
  const own = new Map(manifests.map(({ manifest }) => [manifest.name, manifest.version]));
  const seen = new Map<string, string>();
  return manifests.flatMap(({ path, manifest }) => {
    const problems = manifest.license === 'MIT' ? [] : [`${path} does not say "license": "MIT"`];
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      const expected = own.get(name) ?? seen.get(name) ?? version;
      if (!exact.test(version)) problems.push(`${path} does not pin ${name} exactly (${version})`);
      else if (version !== expected) problems.push(`${path} has ${name} ${version}, elsewhere it is ${expected}`);
      seen.set(name, version);
    }
    return problems;
  });
}
