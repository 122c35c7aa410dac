import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryFiles } from './checks/repository-file.ts';
import { citationsIn } from './traceability/citations.ts';
import { readRules } from './traceability/rules.ts';

const root = path.resolve(import.meta.dirname, '..');

/** This file's titles are samples. */
const self = 'tooling/traceability.test.ts';

describe('docs/spec/sync.md', () => {
  const rules = readRules(readFileSync(path.join(root, 'docs/spec/sync.md'), 'utf8'));
  const citations = citationsIn(repositoryFiles(root).filter((file) => file.path !== self));
  const cited = new Set(citations.map(({ rule }) => rule));

  test('every rule in force is named by a test that proves it', () => {
    const unproven = rules.filter(({ id, state }) => state !== 'not yet' && !cited.has(id)).map(({ id }) => id);
    expect(unproven).toEqual([]);
  });

  test('no test names a rule that is not there', () => {
    const known = new Set(rules.map(({ id }) => id));
    expect(citations.filter(({ rule }) => !known.has(rule))).toEqual([]);
  });

  test('has all rules, in order', () => {
    const count = { S: 6, D: 12, C: 10, X: 10, P: 5 };
    expect(rules.map(({ id }) => id)).toEqual(
      Object.entries(count).flatMap(([letter, last]) =>
        Array.from({ length: last }, (_, index) => `${letter}${index + 1}`),
      ),
    );
  });

  test('what holds in part says what does not', () => {
    const text = readFileSync(path.join(root, 'docs/spec/sync.md'), 'utf8');
    const silent = text
      .split(/^### /m)
      .filter((section) => /^\w+ · in force in part\n/.test(section) && !section.includes('*Not yet:*'));
    expect(silent).toEqual([]);
  });
});

describe('reading rules', () => {
  test('a heading says which rule and how far it holds', () => {
    expect(readRules('# Title\n## Log\n### S1 · in force\ntext\n### D10 · not yet\n')).toEqual([
      { id: 'S1', state: 'in force' },
      { id: 'D10', state: 'not yet' },
    ]);
  });

  test.each(['### S1', '### S1 · perhaps', '### A1 · in force', '### S1 · in force\n### S1 · not yet'])(
    '%j is refused',
    (text) => {
      expect(() => readRules(text)).toThrow(/does not say|twice/);
    },
  );
});

describe('reading citations', () => {
  function cited(...lines: readonly string[]): string[] {
    return citationsIn([{ path: 'a.test.ts', text: lines.join('\n') }]).map(({ rule }) => rule);
  }

  test('ids stand before the colon of a title, however the test is declared', () => {
    expect(
      cited(
        `test('S1: one', () => {});`,
        `  it("S2, D3: two", async () => {});`,
        `describe('D4 and D5: three', () => {});`,
        `test.each([[1], [2]])('X1: %s', () => {});`,
        `test.each(['a',\n 'b'])(\n  'X2: %s',\n () => {});`,
        `test.for(cases)(\`C1: four\`, () => {});`,
      ),
    ).toEqual(['S1', 'S2', 'D3', 'D4', 'D5', 'X1', 'X2', 'C1']);
  });

  test('ids elsewhere prove nothing', () => {
    expect(
      cited(
        `// S1: a comment`,
        `const text = 'S2: a text';`,
        `test('as S3 says', () => {});`,
        `throw new Error('S4: no');`,
      ),
    ).toEqual([]);
    expect(citationsIn([{ path: 'a.ts', text: `test('S1: one', () => {});` }])).toEqual([]);
  });
});
