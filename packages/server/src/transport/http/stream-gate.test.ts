import { describe, expect, it } from 'vitest';
import { StreamGate } from './stream-gate.ts';

describe('stream gate', () => {
  it('lets so many in a person and in all, and counts each end once', () => {
    const gate = new StreamGate({ perUser: 2, total: 3 });
    const first = gate.enter('ana');
    gate.enter('ana');
    expect(() => gate.enter('ana')).toThrow(expect.objectContaining({ code: 'RATE_LIMITED' }));
    gate.enter('ben');
    expect(() => gate.enter('eve')).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
    first();
    first();
    const eve = gate.enter('eve');
    expect(() => gate.enter('ben')).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
    eve();
    gate.enter('ana');
    expect(() => gate.enter('ana')).toThrow(expect.objectContaining({ code: 'RATE_LIMITED' }));
  });
});
