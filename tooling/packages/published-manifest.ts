import type { SourceManifest } from './source-manifest.ts';

/** What an entry point is once built. */
interface PublishedEntry {
  readonly types: string;
  readonly default: string;
}

export interface PublishedManifest extends Omit<SourceManifest, 'exports'> {
  readonly exports: Readonly<Record<string, PublishedEntry | string>>;
  readonly files: readonly string[];
}

/** A module becomes what it is compiled to; anything else (a style sheet) stays, with types that say it exports nothing. */
function publishedEntry(source: string): PublishedEntry {
  const built = source.replace(/^\.\/src\//, './dist/');
  const module = built.replace(/\.tsx?$/, '');
  return module === built
    ? { types: `${built}.d.ts`, default: built }
    : { types: `${module}.d.ts`, default: `${module}.js` };
}

/**
 * The package.json that is packed. In the repository the entry points are sources, run as they are; under an app's
 * `node_modules` nobody strips types, so there they are what was built from them.
 */
export function publishedManifest({ exports, ...kept }: SourceManifest): PublishedManifest {
  const entries = Object.entries(exports).map(([name, source]) => [name, publishedEntry(source)] as const);
  return { ...kept, exports: { ...Object.fromEntries(entries), './package.json': './package.json' }, files: ['dist'] };
}
