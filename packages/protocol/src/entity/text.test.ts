import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineSchema, paragraphsSchema } from './text.ts';

const line = lineSchema(10);
const paragraphs = paragraphsSchema(10);

function messageOf(text: string): string | undefined {
  const parsed = line.safeParse(text);
  return parsed.success ? undefined : parsed.error.issues[0]?.message;
}

describe('one line of text', () => {
  test.each(['Buy milk', 'שלום', 'a\u200fb', '👨‍👩‍👧', '٣', 'é'])('%s is accepted as it is', (text) => {
    expect(line.parse(text)).toBe(text);
  });

  test('it is trimmed, then measured', () => {
    expect(line.parse('  0123456789\t\n')).toBe('0123456789');
    expect(messageOf('01234567890')).toBe('must be at most 10 characters');
    expect(messageOf(' \u00a0\ufeff ')).toBe('must not be empty');
  });

  test.each(['\u202e', '\u202a', '\u2066', '\u2069'])('bidi override U+%# is refused', (mark) => {
    expect(messageOf(`abc${mark}fdp`)).toBe('must not contain line breaks or control characters');
  });

  test.each(['\n', '\r', '\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u2028', '\u2029'])(
    'control character %j is refused',
    (mark) => {
      expect(messageOf(`a${mark}b`)).toBe('must not contain line breaks or control characters');
    },
  );

  test.each(['\u200b', '\u200b\u2060', '\u00ad', '\u{e0020}'])('%j, which nobody can see, is refused', (text) => {
    expect(messageOf(text)).toBe('must not be invisible');
  });

  test.each(['\ud800', 'a\udc00b'])('half a surrogate pair is refused: it would not survive being stored', (text) => {
    expect(messageOf(text)).toBe('must be well-formed Unicode');
    expect(paragraphs.safeParse(text).success).toBe(false);
  });

  test('what is accepted is stable and survives JSON and UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        const parsed = line.safeParse(text);
        if (!parsed.success) return;
        expect(line.parse(parsed.data)).toBe(parsed.data);
        expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(parsed.data))).toBe(
          parsed.data,
        );
      }),
      { seed: 20261123 },
    );
  });
});

describe('several lines of text', () => {
  test('keep their breaks and spaces', () => {
    expect(paragraphs.parse(' a\r\n\tb ')).toBe(' a\r\n\tb ');
    expect(paragraphs.parse('')).toBe('');
  });

  test.each(['a\u0000', '01234567890'])('%j is refused', (text) => {
    expect(paragraphs.safeParse(text).success).toBe(false);
  });
});
