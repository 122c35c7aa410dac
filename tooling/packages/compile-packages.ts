import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '../suites/run-program.ts';
import { publicPackages } from './public-packages.ts';
import { readSourceManifest } from './source-manifest.ts';

/** What an app written in 2024 understands, which is what the sources themselves use of the language. */
const target = 'es2022';

/** The modules that apps import, by the name under which they do. */
function entryModules(root: string): Record<string, string> {
  const entries = publicPackages.flatMap((folder) => {
    const { name, exports } = readSourceManifest(root, folder);
    return Object.entries(exports)
      .filter(([, source]) => /\.tsx?$/.test(source))
      .map(([entry, source]) => [name + entry.slice(1), path.join(root, 'packages', folder, source)]);
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

/** The compiler leaves `.ts` in declarations, which older ones take for an error: names them as what they stand beside. */
function renameImports(folder: string): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.d.ts')) continue;
    const full = path.join(folder, file);
    const text = readFileSync(full, 'utf8');
    writeFileSync(full, text.replaceAll(/(\bfrom |\bimport\()(['"])(\.[^'"]+)\.tsx?\2/g, '$1$2$3.js$2'));
  }
}

/**
 * Compiles everything that is reached from the packages' entry points into `<out>/<package>/src`, JavaScript with
 * declarations beside it. Rejects with the compiler's words where the sources are wrong.
 */
export async function compilePackages(root: string, out: string): Promise<void> {
  const project = path.join(out, 'tsconfig.json');
  const entries = entryModules(root);
  const compilerOptions = {
    noEmit: false,
    noEmitOnError: true,
    allowImportingTsExtensions: false,
    rewriteRelativeImportExtensions: true,
    declaration: true,
    target,
    lib: ['esnext', 'dom', 'dom.iterable'],
    jsx: 'react-jsx',
    rootDir: path.join(root, 'packages'),
    outDir: out,
    // What is found through node_modules counts as foreign, and is not compiled.
    paths: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, [file]])),
  };
  const files = Object.values(entries);
  const config = { extends: path.join(root, 'tsconfig.base.json'), compilerOptions, files };
  writeFileSync(project, JSON.stringify(config));
  const { exitCode, output } = await runTool('typescript/bin/tsc', ['--project', project, '--pretty', 'false']);
  if (exitCode !== 0) throw new Error(`The packages cannot be compiled:\n${output}`);
  for (const name of publicPackages) renameImports(path.join(out, name));
}
