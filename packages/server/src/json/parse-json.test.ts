import * as fc from 'fast-check';
import { LockstepError } from '@lockstep/protocol';
import { describe, expect, test } from 'vitest';
import { countKeptMembers, countWrittenMembers } from './count-members.ts';
import { parseJson, parseJsonBytes } from './parse-json.ts';

function refusal(text: string | Buffer): LockstepError {
  try {
    if (typeof text === 'string') parseJson(text, 'body');
    else parseJsonBytes(text, 'body');
  } catch (error) {
    if (error instanceof LockstepError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('a member that is there twice', () => {
  test.each([
    ['{"title":"a","title":"b"}', 'title'],
    ['{"title":"a","titl\\u0065":"b"}', 'title'],
    ['{"a":{"b":[{"c":1},{"d":1,"e":{},"d":{}}]}}', 'a.b.1.d'],
    ['[[1,{"x":{"y":1}}],{"x":1,"y":":","x":2}]', '1.x'],
    ['{"__proto__":{},"__proto__":{}}', '__proto__'],
    ['{"":1,"":2}', ''],
    ['{"a\\"b":1,"a\\"b":2}', 'a"b'],
    [`{"items":[${'{"id":1},'.repeat(300)}{"id":1,"id":2}]}`, 'items.300.id'],
  ])('%s is named', (text, path) => {
    const error = refusal(text);
    expect(error.code).toBe('VALIDATION_FAILED');
    expect(error.errors).toEqual([{ path, message: 'is there twice' }]);
  });

  test('a long name is not repeated in full', () => {
    const name = 'x'.repeat(100_000);
    expect(refusal(`{"${name}":1,"${name}":2}`).message.length).toBeLessThan(200);
  });

  test('in texts, braces, colons and escaped quotes are text', () => {
    const odd = { a: '":{"a":1,"a":2}\\', 'b":': '\\\\"', c: ['}', ']', ','] };
    expect(parseJson(JSON.stringify(odd), 'body')).toEqual(odd);
  });
});

describe('nesting', () => {
  test('64 levels are let in, one more is refused and the field named', () => {
    expect(parseJson('['.repeat(64) + ']'.repeat(64), 'body')).toBeTruthy();
    const error = refusal(`{"a":1,"input":{"notes":${'['.repeat(63)}${']'.repeat(63)}}}`);
    expect(error.code).toBe('MALFORMED');
    expect(error.errors[0]?.path).toBe('input.notes');
    expect(error.message).toContain('deeper than 64 levels');
  });

  test('a mebibyte of brackets is refused without being parsed', () => {
    for (const opening of ['[', '{"a":', '[{"":']) expect(refusal(opening.repeat(200_000)).code).toBe('MALFORMED');
  });
});

describe('what is no JSON', () => {
  test.each(['', '{', '{"a":1,}', "{'a':1}", '{"a":01}', '"\u0000"', 'NaN', '{"a":1}{"a":1}', '"\\ud8"', '{"a"'])(
    '%j is malformed',
    (text) => {
      expect(refusal(text).code).toBe('MALFORMED');
    },
  );

  test.each([
    ['a byte that begins nothing', [0x22, 0xff, 0x22]],
    ['a character cut off', [0x22, 0xe2, 0x82, 0x22]],
    ['a letter written too long', [0x22, 0xc1, 0x81, 0x22]],
    ['half a surrogate pair', [0x22, 0xed, 0xa0, 0x80, 0x22]],
  ])('%s is malformed', (_what, bytes) => {
    expect(refusal(Buffer.from(bytes)).message).toBe('The body is not valid UTF-8.');
  });
});

test('whatever else is JSON is taken as JSON.parse takes it', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary' }), fc.constantFrom(undefined, 2), (text, indent) => {
      const value: unknown = JSON.parse(text);
      const written = JSON.stringify(value, null, indent);
      expect(countWrittenMembers(written, 64)).toBe(countKeptMembers(value));
      expect(JSON.stringify(parseJsonBytes(Buffer.from(written), 'body'))).toBe(JSON.stringify(value));
    }),
    { seed: 20261123, numRuns: 200 },
  );
});

function outcome(attempt: () => unknown): string {
  try {
    attempt();
    return 'taken';
  } catch (error) {
    return error instanceof LockstepError ? error.code : 'MALFORMED';
  }
}

test('any text is taken where JSON.parse takes it, unless a member is there twice', () => {
  const piece = fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', '"a"', '1', ' ', '"a":', '{"a":1', '\\"');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const ours = outcome(() => parseJson(text, 'body'));
      expect(ours === 'VALIDATION_FAILED' ? 'taken' : ours).toBe(outcome(() => JSON.parse(text)));
    }),
    { seed: 20261123, numRuns: 1000 },
  );
});
