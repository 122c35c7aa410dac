/**
 * Writes `docs/reference` from the schemas; with `--check` only tells what differs.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { referencePages } from './reference/reference-pages.ts';
import { stalePages } from './reference/stale-pages.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const folder = path.resolve(import.meta.dirname, '../docs/reference');
const pages = referencePages();

if (values.check) {
  const stale = stalePages(pages, folder);
  for (const line of stale) console.error(`docs/reference: ${line}`);
  if (stale.length > 0) console.error('Run `node tooling/reference.ts`.');
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of pages) writeFileSync(path.join(folder, name), text);
  console.log(`docs/reference: ${pages.size} pages`);
}
