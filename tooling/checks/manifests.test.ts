import { expect, it } from 'vitest';
import { manifestProblems } from './manifests.ts';

const base = { name: 'a', version: '0.1.0', license: 'MIT' };
const manifest = (path: string, content: object): { path: string; text: string } => ({
  path,
  text: JSON.stringify({ ...base, ...content }),
});

it.each([
  ['a range', [manifest('package.json', { dependencies: { zod: '^4.0.0' } })], 'does not pin zod'],
  ['a tag', [manifest('package.json', { devDependencies: { zod: 'latest' } })], 'does not pin zod'],
  [
    'two versions of one package',
    [
      manifest('package.json', { dependencies: { zod: '4.0.0' } }),
      manifest('packages/b/package.json', { name: 'b', dependencies: { zod: '4.0.1' } }),
    ],
    'elsewhere it is 4.0.0',
  ],
  [
    'a workspace at another version than its own',
    [manifest('package.json', {}), manifest('packages/b/package.json', { name: 'b', dependencies: { a: '0.2.0' } })],
    'elsewhere it is 0.1.0',
  ],
  ['another licence', [manifest('package.json', { license: 'ISC' })], 'MIT'],
])('finds %s', (_title, files, words) => {
  expect(manifestProblems(files)).toEqual([expect.stringContaining(words)]);
});

it('accepts exact versions and ranges of peers', () => {
  const content = { dependencies: { zod: '4.0.0' }, peerDependencies: { react: '^19.0.0' } };
  expect(manifestProblems([manifest('packages/a/package.json', content)])).toEqual([]);
});
