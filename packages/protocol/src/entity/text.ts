import { z } from 'zod';

// Line breaks and other controls have no place in a one-line field, and bidi overrides can disguise one title as another.
const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

// A title of zero-width characters alone would be a row that nobody can read or click.
const visible = /[^\p{Cf}\p{Z}]/u;

/** Half of a surrogate pair does not survive UTF-8: what is stored would differ from what was sent. */
function isWellFormed(text: string): boolean {
  return text.isWellFormed();
}

/** One line of text: trimmed, 1 to `max` characters, something visible, no control or bidi-override characters. */
export function lineSchema(max: number) {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters`)
    .refine((text) => !unprintable.test(text), 'must not contain line breaks or control characters')
    .refine((text) => text === '' || visible.test(text), 'must not be invisible')
    .refine(isWellFormed, 'must be well-formed Unicode');
}

/** Several lines of text (Markdown), at most `max` characters; NUL characters and broken Unicode are refused. */
export function paragraphsSchema(max: number) {
  return z
    .string()
    .max(max, `must be at most ${max} characters`)
    .refine((text) => !text.includes('\u0000'), 'must not contain NUL characters')
    .refine(isWellFormed, 'must be well-formed Unicode');
}
