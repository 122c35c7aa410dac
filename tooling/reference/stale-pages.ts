import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What differs between the pages and the folder they belong in, a line each; empty if nothing does. */
export function stalePages(pages: ReadonlyMap<string, string>, folder: string): string[] {
  const present = existsSync(folder) ? readdirSync(folder) : [];
  const surplus = present.filter((name) => !pages.has(name)).map((name) => `${name} belongs to nothing any more`);
  const stale = [...pages].flatMap(([name, text]) => {
    if (!present.includes(name)) return [`${name} is missing`];
    return readFileSync(path.join(folder, name), 'utf8') === text ? [] : [`${name} is not what the schemas say`];
  });
  return [...surplus, ...stale];
}
