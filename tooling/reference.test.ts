import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { errorCodes } from '../packages/protocol/src/error/catalogue.ts';
import { registry } from '../packages/protocol/src/operation/registry.ts';
import { tools } from '../packages/protocol/src/tool/tools.ts';
import { referencePages } from './reference/reference-pages.ts';
import { stalePages } from './reference/stale-pages.ts';

const pages = referencePages();

function headings(name: string): string[] {
  return [...(pages.get(name) ?? '').matchAll(/^##+ (.+)$/gm)].map(([, heading = '']) => heading);
}

test('docs/reference says what the schemas say; else run: node tooling/reference.ts', () => {
  expect(stalePages(pages, path.resolve(import.meta.dirname, '../docs/reference'))).toEqual([]);
});

test('every operation, tool and error is in it', () => {
  expect(headings('operations.md')).toEqual(Object.keys(registry));
  expect(headings('tools.md')).toEqual(tools.map(({ name }) => name));
  for (const code of errorCodes) expect(pages.get('errors.md')).toContain(`| \`${code}\` |`);
});

test('links within the reference lead somewhere', () => {
  const anchors = new Set(
    [...pages.keys()].flatMap((name) => [
      name,
      ...headings(name).map(
        (heading) =>
          `${name}#${heading
            .toLowerCase()
            .replaceAll(/[^\w\- ]/g, '')
            .replaceAll(' ', '-')}`,
      ),
    ]),
  );
  const links = [...pages.values()].flatMap((text) =>
    [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link),
  );
  const dead = new Set(links.filter((link) => !link.startsWith('../') && !anchors.has(link)));
  expect([...dead]).toEqual([]);
});

test('a page that is missing, stale or left over is told', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lockstep-reference-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(path.join(folder, 'old.md'), '');
  writeFileSync(path.join(folder, 'b.md'), 'before');
  const wanted = new Map([
    ['a.md', ''],
    ['b.md', 'after'],
  ]);
  expect(stalePages(wanted, folder)).toEqual([
    'old.md belongs to nothing any more',
    'a.md is missing',
    'b.md is not what the schemas say',
  ]);
  expect(stalePages(new Map(), path.join(folder, 'none'))).toEqual([]);
});
