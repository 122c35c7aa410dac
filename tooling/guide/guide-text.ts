import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** A Markdown file of the repository, by its path from the root. */
export function guideText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
