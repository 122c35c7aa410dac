import { expect, it } from 'vitest';
import { tokenOfLink } from './token-of-link.ts';

it.each([
  ['a link', ' http://127.0.0.1:4747/sign-in?token=abcdefghijklmnopqrst ', 'abcdefghijklmnopqrst'],
  ['a token', 'abcdefghijklmnopqrst\n', 'abcdefghijklmnopqrst'],
  ['a link without a token', 'http://127.0.0.1:4747/sign-in', null],
  ['anything else', 'let me in, please', null],
  ['nothing', '', null],
])('finds the token in %s', (_what, pasted, token) => {
  expect(tokenOfLink(pasted)).toBe(token);
});
