import { expect, test } from 'vitest';
import { identifierSchema } from './identifier.ts';

test('X7: an id is compared as text, so it is written in lower case however it came', () => {
  expect(identifierSchema.parse('01920000-ABCD-7000-8000-00000000000F')).toBe('01920000-abcd-7000-8000-00000000000f');
  for (const text of [
    '',
    '1',
    '01920000abcd70008000000000000001',
    '{01920000-abcd-7000-8000-00000000000f}',
    "' or 1=1",
  ]) {
    expect(identifierSchema.safeParse(text).success, text).toBe(false);
  }
});
