import { LockstepError } from '@lockstep/protocol';
import { describe, expect, test } from 'vitest';
import { safeLine } from './safe-line.ts';
import { table } from './table.ts';
import { wordError } from './word-error.ts';

describe('text of others', () => {
  test('cannot move the cursor, colour or turn a line around', () => {
    expect(safeLine('a\u001B[31mb\r\nc\u202Ed\u2066e')).toBe('a [31mb cde');
  });

  test('keeps what people write', () => {
    expect(safeLine('Zoë 👩‍👧 مرحبا 你好')).toBe('Zoë 👩‍👧 مرحبا 你好');
  });
});

describe('a table', () => {
  test('aligns by what is seen, wide characters counted twice', () => {
    const rows = [
      [{ text: '你好' }, { text: 'x' }],
      [{ text: 'abcd' }, { text: 'y' }],
      [{ text: '👍a' }, { text: 'z' }],
    ];
    expect(table(rows)).toEqual(['你好  x', 'abcd  y', '👍a   z']);
  });

  test('paint does not count, and empty columns are left out', () => {
    const loud = (text: string) => `<<${text}>>`;
    const rows = [
      [{ text: 'a', paint: loud }, { text: '' }, { text: '1' }],
      [{ text: 'bb' }, { text: '' }, { text: '2' }],
    ];
    expect(table(rows)).toEqual(['<<a>>   1', 'bb  2']);
  });

  test('of nothing is nothing', () => {
    expect(table([])).toEqual([]);
  });
});

describe('an error', () => {
  test('names the fields that its detail does not, and the candidates', () => {
    const error = new LockstepError('AMBIGUOUS', 'Two are called “Milk”.', {
      errors: [{ path: 'ids.0', message: 'names two tasks' }],
      candidates: [{ id: '1', name: 'Milk' }],
    });
    expect(wordError(error)).toBe(
      'Two are called “Milk”.\n  ids.0: names two tasks\nDid you mean one of these?\n  1  Milk\n',
    );
  });
});
