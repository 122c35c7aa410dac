import { expect, it } from 'vitest';
import { keepLeaving } from './keep-leaving.ts';

const list = (ids: string) => ids.split('').map((id) => ({ id }));
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).join('');
const all = (id: string) => ({ id });

it.each([
  ['in the middle', 'abc', 'ac', 'abc'],
  ['at the start', 'abc', 'bc', 'abc'],
  ['several in a row', 'abcd', 'ad', 'abcd'],
  ['after what moved', 'abc', 'ca', 'cab'],
  ['beside what came', 'ab', 'xb', 'axb'],
  ['when all went', 'ab', '', 'ab'],
])('keeps what left %s', (_where, before, now, shown) => {
  expect(ids(keepLeaving(list(before), list(now), all))).toBe(shown);
});

it('keeps only what is to stay', () => {
  expect(ids(keepLeaving(list('abc'), list('a'), (id) => (id === 'b' ? { id } : undefined)))).toBe('ab');
});

it('answers the very list where nothing stays', () => {
  const now = list('a');
  expect(keepLeaving(list('ab'), now, () => undefined)).toBe(now);
});
