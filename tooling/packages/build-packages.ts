import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { runProgram } from '../suites/run-program.ts';
import { compilePackages } from './compile-packages.ts';
import { type PublicPackage, publicPackages } from './public-packages.ts';
import { publishedManifest } from './published-manifest.ts';
import { readSourceManifest } from './source-manifest.ts';

/** A package ready to be installed. */
export interface PackedPackage {
  readonly name: string;
  readonly version: string;
  /** The tarball. */
  readonly file: string;
  /** What is in it, paths within the package. */
  readonly contents: readonly string[];
}

const packedSchema = z.object({
  name: z.string(),
  version: z.string(),
  filename: z.string(),
  files: z.array(z.object({ path: z.string() })),
});

/** npm tells of the packages in a list, from version 11 on by their names. */
const packedListSchema = z.union([z.array(packedSchema), z.record(z.string(), packedSchema)]);

/** Lays out one package as it is published, next to the others in `folder`. */
function stage(root: string, compiled: string, name: PublicPackage, folder: string): string {
  const source = path.join(root, 'packages', name);
  const staged = path.join(folder, name);
  const manifest = readSourceManifest(root, name);
  cpSync(path.join(compiled, name, 'src'), path.join(staged, 'dist'), { recursive: true });
  for (const entry of Object.values(manifest.exports)) {
    if (/\.tsx?$/.test(entry)) continue;
    const built = path.join(staged, entry.replace('/src/', '/dist/'));
    cpSync(path.join(source, entry), built);
    writeFileSync(`${built}.d.ts`, 'export {};\n');
  }
  cpSync(path.join(source, 'README.md'), path.join(staged, 'README.md'));
  cpSync(path.join(root, 'LICENSE'), path.join(staged, 'LICENSE'));
  writeFileSync(path.join(staged, 'package.json'), `${JSON.stringify(publishedManifest(manifest), null, 2)}\n`);
  return staged;
}

async function pack(staged: readonly string[], folder: string): Promise<PackedPackage[]> {
  const args = ['pack', '--json', '--ignore-scripts', '--loglevel=error', `--pack-destination=${folder}`, ...staged];
  const { exitCode, output } = await runProgram('npm', args);
  if (exitCode !== 0) throw new Error(`npm could not pack the packages:\n${output}`);
  return Object.values(packedListSchema.parse(JSON.parse(output))).map(({ name, version, filename, files }) => ({
    name,
    version,
    file: path.join(folder, path.basename(filename)),
    contents: files.map((file) => file.path),
  }));
}

/**
 * Builds what other apps install: for each public package a tarball in `folder`, and its contents in `folder/<package>`.
 * What `folder` held before is gone. The sources and their package.json files stay as they are.
 */
export async function buildPackages(root: string, folder: string): Promise<readonly PackedPackage[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const compiled = mkdtempSync(path.join(folder, 'compiled-'));
  try {
    await compilePackages(root, compiled);
    return await pack(
      publicPackages.map((name) => stage(root, compiled, name, folder)),
      folder,
    );
  } finally {
    rmSync(compiled, { recursive: true, force: true });
  }
}
