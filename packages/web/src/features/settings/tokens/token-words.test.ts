import { expect, it } from 'vitest';
import type { ApiToken } from './token-words.ts';
import { mayDo, tokenFacts } from './token-words.ts';

const reader = { today: '2026-11-23', locale: 'en-GB', timeZone: 'Europe/Berlin' };
const now = new Date('2026-11-23T12:00:00Z');
const token: ApiToken = {
  id: '01940000-0000-7000-8000-000000000001',
  name: 'Script',
  scopes: ['tasks:read'],
  created_at: '2026-11-02T08:00:00.000Z',
  last_used_at: null,
  expires_at: null,
};

it('says what a token may do', () => {
  expect(mayDo(['tasks:read'])).toBe('May read tasks');
  expect(mayDo(['tasks:read', 'tasks:write', 'tasks:delete'])).toBe('May read, add and change, and delete tasks');
});

it('says when it was made and used, and until when it is good', () => {
  expect(tokenFacts(token, reader, now)).toEqual(['made 2 Nov 2026', 'never used', 'does not expire']);
  const used = { ...token, last_used_at: '2026-11-23T08:06:00.000Z', expires_at: '2027-01-15T08:00:00.000Z' };
  expect(tokenFacts(used, reader, now).slice(1)).toEqual(['last used 09:06', 'expires 15 Jan 2027']);
});

it('says that it has expired from that moment on', () => {
  const over = { ...token, expires_at: '2026-11-23T12:00:00.000Z' };
  expect(tokenFacts(over, reader, now)[2]).toBe('expired');
});
