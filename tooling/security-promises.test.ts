import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const page = readFileSync(path.join(root, 'docs/security.md'), 'utf8');
const [, promises = ''] = /\n## Promises[^\n]*\n([\s\S]*?)\n## /.exec(page) ?? [];
const rows = promises.split('\n').filter((line) => line.startsWith('|') && !/^\|(?: promise |---)/.test(line));

test('each promise of the security page names a test that is there', () => {
  expect(rows.length).toBeGreaterThan(30);
  const named = rows.map((row) => /`([^`]+\.(?:test|spec)\.ts)` \|$/.exec(row)?.[1]);
  expect(rows.filter((_row, index) => !existsSync(path.join(root, named[index] ?? 'not named')))).toEqual([]);
});
