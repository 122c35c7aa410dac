import { describe, expect, it } from 'vitest';
import add from './corpus/add.json' with { type: 'json' };
import ask from './corpus/ask.json' with { type: 'json' };
import change from './corpus/change.json' with { type: 'json' };
import complete from './corpus/complete.json' with { type: 'json' };
import remove from './corpus/remove.json' with { type: 'json' };
import several from './corpus/several.json' with { type: 'json' };
import talk from './corpus/talk.json' with { type: 'json' };
import { interpret } from './intent/interpret.ts';
import { aContext } from './testing/fixture.testing.ts';
import { outline, outlineWrites } from './testing/outline.testing.ts';

const CORPUS = { add, ask, change, complete, remove, several, talk };
const REQUIRED = 0.97;
const context = aContext({ dialogue: { listed: ['milk', 'eggs', 'rent'], touched: ['milk'] } });

describe('the corpus of phrasings', () => {
  const rows = Object.values(CORPUS).flat();
  const results = rows.map((row) => {
    const interpretation = interpret(row.say, context);
    return { ...row, got: outline(interpretation), writes: outlineWrites(interpretation) };
  });

  it('holds at least 400 phrasings, none twice', () => {
    expect(new Set(rows.map(({ say }) => say)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(400);
  });

  it('is read right in at least 97 % of cases', () => {
    const wrong = results.filter(({ got, expect: expected }) => got !== expected);
    const report = wrong.map(({ say, expect: expected, got }) => `${say}\n  expected ${expected}\n  got      ${got}`);
    expect(1 - wrong.length / rows.length, report.join('\n')).toBeGreaterThanOrEqual(REQUIRED);
  });

  it('never leads to a write that was not meant', () => {
    const wrong = results.filter(({ writes, expect: expected }) =>
      writes.some((write) => !expected.split('; ').includes(write)),
    );
    expect(wrong.map(({ say, got }) => `${say} → ${got}`)).toEqual([]);
  });
});
