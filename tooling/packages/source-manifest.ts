import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { PublicPackage } from './public-packages.ts';

const sourceManifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  type: z.literal('module'),
  sideEffects: z.union([z.boolean(), z.array(z.string())]),
  /** Entry points, by what an app writes behind the package's name. */
  exports: z.record(z.string(), z.string().startsWith('./src/')),
  dependencies: z.record(z.string(), z.string()).optional(),
  peerDependencies: z.record(z.string(), z.string()).optional(),
});

/** A package.json as it stands in the repository, as far as a published one is made from it. */
export type SourceManifest = z.infer<typeof sourceManifestSchema>;

export function readSourceManifest(root: string, name: PublicPackage): SourceManifest {
  const file = path.join(root, 'packages', name, 'package.json');
  return sourceManifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
