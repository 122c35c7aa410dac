import { expect, it } from 'vitest';
import { isFoundBy } from './is-found-by.ts';

it.each([
  ['new york', true],
  ['york america', true],
  ['NÉW', true],
  ['  ', true],
  ['york europe', false],
])('finds New York by “%s”: %s', (query, found) => {
  expect(isFoundBy('New York America · GMT-5 America/New_York', query)).toBe(found);
});

it('finds what is written with accents by what is typed without', () => {
  expect(isFoundBy('São Paulo', 'sao p')).toBe(true);
});
