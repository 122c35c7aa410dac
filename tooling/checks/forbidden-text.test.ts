import { describe, expect, it } from 'vitest';
import { forbiddenText } from './forbidden-text.ts';

const machine = ['work', 'root', 'home/ana', 'Users/ana'];

describe('forbiddenText', () => {
  it.each([
    ['a registry host', `see https://${['registry', 'example', 'org'].join('.')}/pkg`],
    ['a distribution mirror', ['deb', 'example', 'org'].join('.')],
    ...machine.map((folder) => [`a path under ${folder}`, `cat "/${folder}/file"`]),
    ['a temporary path', `open('${['', 'tmp', 'socket'].join('/')}')`],
    ['a linter switched off', '// oxlint-disable-next-line no-console'],
    ['a type error silenced', '// @ts-ignore'],
    ['a formatter switched off', '// prettier-ignore'],
  ])('finds %s', (_title, text) => {
    expect(forbiddenText([{ path: 'packages/core/src/a.ts', text: `const a = 1;\n${text}\n` }])).toEqual([
      expect.stringContaining('packages/core/src/a.ts:2 '),
    ]);
  });

  it.each(['/api/v1/work/1', 'the root/ folder', './tmp/file', 'https://example.org/home/ana/', 'packages/*/src'])(
    'lets %s pass',
    (text) => {
      expect(forbiddenText([{ path: 'docs/a.md', text }])).toEqual([]);
    },
  );
});
