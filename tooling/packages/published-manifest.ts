import type { SourceManifest } from './source-manifest.ts';

/** What an entry point is once built: a module with its types, or a file as it is (a style sheet). */
export type PublishedEntry = string | { readonly types: string; readonly default: string };

export interface PublishedManifest extends Omit<SourceManifest, 'exports'> {
  readonly exports: Readonly<Record<string, PublishedEntry>>;
  readonly files: readonly string[];
}

function publishedEntry(source: string): PublishedEntry {
  const built = source.replace(/^\.\/src\//, './dist/');
  const module = built.replace(/\.tsx?$/, '');
  return module === built ? built : { types: `${module}.d.ts`, default: `${module}.js` };
}

/**
 * The package.json that is packed. In the repository the entry points are sources, run as they are; under an app's
 * `node_modules` nobody strips types, so there they are what was built from them.
 */
export function publishedManifest({ exports, ...kept }: SourceManifest): PublishedManifest {
  const entries = Object.entries(exports).map(([name, source]) => [name, publishedEntry(source)] as const);
  return { ...kept, exports: { ...Object.fromEntries(entries), './package.json': './package.json' }, files: ['dist'] };
}
