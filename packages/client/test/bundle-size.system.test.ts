import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test } from 'vitest';

type Chunk = Rolldown.OutputChunk;

/** As a page takes it in: bundled and minified, with all that it depends on. */
async function bundle(): Promise<ReadonlyMap<string, Chunk>> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      target: 'esnext',
      modulePreload: { polyfill: false },
      lib: { entry: fileURLToPath(new URL('../src/index.ts', import.meta.url)), formats: ['es'], fileName: 'client' },
      // A library's build leaves blanks and comments to whoever bundles it: no page takes these in.
      rolldownOptions: { output: { minify: true } },
    },
  });
  const outputs = [built].flat().flatMap((part) => ('output' in part ? part.output : []));
  return new Map(outputs.flatMap((part): [string, Chunk][] => (part.type === 'chunk' ? [[part.fileName, part]] : [])));
}

/** A chunk and what it cannot run without. */
function closure(chunks: ReadonlyMap<string, Chunk>, name: string, seen = new Map<string, Chunk>()) {
  const chunk = chunks.get(name);
  if (chunk === undefined || seen.has(name)) return seen;
  seen.set(name, chunk);
  for (const needed of chunk.imports) closure(chunks, needed, seen);
  return seen;
}

function kilobytes(chunks: Iterable<Chunk>): number {
  return [...chunks].reduce((sum, { code }) => sum + gzipSync(code).length, 0) / 1000;
}

function librariesOf(chunks: Iterable<Chunk>): readonly string[] {
  const found = [...chunks].flatMap(({ moduleIds }) =>
    moduleIds.flatMap((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []),
  );
  return [...new Set(found)].toSorted();
}

let chunks: ReadonlyMap<string, Chunk>;
let first: ReadonlyMap<string, Chunk>;
let rules: Chunk | undefined;

beforeAll(async () => {
  chunks = await bundle();
  const entry = [...chunks.values()].find((chunk) => chunk.isEntry);
  if (entry === undefined) throw new Error('The bundle has no entry.');
  first = closure(chunks, entry.fileName);
  rules = [...chunks.values()].find((chunk) => chunk.isDynamicEntry && chunk.name === 'core-rules');
});

test('what a page needs before the first sync is at most 25 kB, and no schema or calendar library', () => {
  expect(kilobytes(first.values())).toBeLessThanOrEqual(25);
  expect(librariesOf(first.values())).toEqual(['uuid']);
});

test('the rules come later, in one piece of at most 55 kB; a page with a Temporal of its own fetches no other', () => {
  if (rules === undefined) throw new Error('The rules are not loaded by themselves.');
  const later = closure(chunks, rules.fileName, new Map(first));
  for (const name of first.keys()) later.delete(name);
  expect([...later.keys()]).toEqual([rules.fileName]);
  expect(kilobytes(later.values())).toBeLessThanOrEqual(55);
  expect(librariesOf(later.values())).not.toContain('temporal-polyfill');
  expect(rules.dynamicImports).toHaveLength(1);
});
