import { describe, expect, it } from 'vitest';
import { encodeResult } from './encode-result.ts';

const record = { title: 'Milk “2 %”', labels: ['a'] };

describe('a result as JSON', () => {
  it('is what it would be if nothing had been encoded before', () => {
    const parts = { task: record, 'next "task"': { id: 1 }, gone: undefined, none: null, seq: 7, text: '\u2028' };
    const encoded = new Map<unknown, string>([[record, JSON.stringify(record)]]);
    expect(encodeResult(parts, encoded)).toBe(JSON.stringify(parts));
    expect(encodeResult(parts, new Map())).toBe(JSON.stringify(parts));
  });

  it('takes the text that was made for a record', () => {
    expect(encodeResult({ task: record }, new Map([[record, '{"made":"before"}']]))).toBe('{"task":{"made":"before"}}');
  });
});
