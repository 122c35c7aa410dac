import { expect, it } from 'vitest';
import { lockfileProblems } from './lockfile.ts';

const lockfile = (entry: object): string => JSON.stringify({ packages: { '': {}, 'node_modules/a': entry } });

it.each([
  [{ integrity: 'sha512-x', resolved: 'https://example.org/a.tgz' }, 'download address'],
  [{}, 'no checksum'],
  [{ integrity: 'sha512-x', hasInstallScript: true }, 'runs a script'],
])('finds %o', (entry, words) => {
  expect(lockfileProblems(lockfile(entry))).toEqual([expect.stringContaining(words)]);
});

it('accepts checked packages and linked workspaces', () => {
  expect(lockfileProblems(lockfile({ integrity: 'sha512-x' }))).toEqual([]);
  expect(lockfileProblems(lockfile({ link: true, resolved: 'packages/a' }))).toEqual([]);
});
