import { expect, test } from 'vitest';
import { scopes } from '@lockstep/protocol';
import type { Identity } from '../app/identity.ts';
import { frameBudget, framesAfterWarning, personBudgets, refusedBudget, signInBudgets, tokenShare } from './budgets.ts';
import { MemoryRateLimits, noRateLimits } from './rate-limits.ts';

function asker(name: string, credential: Identity['credential']['kind'], id = name): Identity {
  return {
    user: { id: name, name, email: `${name}@example.com` },
    time_zone: 'UTC',
    personal_workspace_id: name,
    scopes: new Set(scopes),
    credential: { kind: credential, id, name: null, expires_at: null },
  };
}

function limitsAt(start = 0) {
  const time = { now: start };
  return { time, limits: new MemoryRateLimits(() => time.now) };
}

function tooMany(retryAfterSeconds: number): unknown {
  return expect.objectContaining({ code: 'RATE_LIMITED', retryAfterSeconds });
}

const { points } = personBudgets.writes;

test('a token gets its share of its person’s budget, the person the rest', () => {
  const { limits, time } = limitsAt();
  const script = asker('ana', 'token', 'script');
  const screen = asker('ana', 'session');
  limits.spend('writes', script, points * tokenShare);
  expect(() => limits.spend('writes', script)).toThrow(tooMany(1));
  limits.spend('writes', screen, points * (1 - tokenShare));
  expect(() => limits.spend('writes', screen)).toThrow(tooMany(1));
  limits.spend('writes', asker('bob', 'session'));
  limits.spend('reads', screen);
  time.now += 60_000;
  limits.spend('writes', script);
  limits.spend('writes', screen);
});

test('another token of the same person does not get more than the person has', () => {
  const { limits } = limitsAt();
  for (const id of ['one', 'two']) limits.spend('writes', asker('ana', 'token', id), points * tokenShare);
  expect(() => limits.spend('writes', asker('ana', 'token', 'three'))).toThrow(tooMany(1));
});

test('the words say what is too many, and for how long', () => {
  const { limits } = limitsAt();
  limits.spend('chat', asker('ana', 'session'), personBudgets.chat.points);
  expect(() => limits.spend('chat', asker('ana', 'session'), 100)).toThrow(
    'Too many messages to the assistant: try again in 5 seconds.',
  );
});

test('attempts to sign in are limited by address', () => {
  const { limits, time } = limitsAt();
  for (let attempt = 0; attempt < signInBudgets.address.points; attempt += 1) {
    limits.attemptSignIn('203.0.113.7', `person ${attempt}`);
  }
  expect(() => limits.attemptSignIn('203.0.113.7', 'another')).toThrow(tooMany(2));
  limits.attemptSignIn('203.0.113.8', 'another');
  time.now += 2_000;
  limits.attemptSignIn('203.0.113.7', 'another');
});

test('attempts to sign in are limited by account, from wherever they come and however it is written', () => {
  const { limits } = limitsAt();
  const spellings = ['ana@example.com', ' ANA@example.com ', 'Ana@Example.com'];
  for (let attempt = 0; attempt < signInBudgets.account.points; attempt += 1) {
    limits.attemptSignIn(`2001:db8:0:${attempt}::1`, spellings[attempt % 3]);
  }
  expect(() => limits.attemptSignIn('203.0.113.9', 'ana@example.com')).toThrow(tooMany(90));
  limits.attemptSignIn('203.0.113.9', 'bob@example.com');
  limits.signedIn('ANA@example.com');
  limits.attemptSignIn('203.0.113.9', 'ana@example.com');
});

test('an address is told 401 only so often', () => {
  const { limits } = limitsAt();
  for (let request = 0; request < refusedBudget.points; request += 1) limits.refused('203.0.113.7');
  expect(() => limits.refused('203.0.113.7')).toThrow(tooMany(1));
  limits.refused('203.0.113.8');
});

test('a socket is warned once, and closed when it goes on', () => {
  const { limits, time } = limitsAt();
  const judge = limits.watchFrames();
  const other = limits.watchFrames();
  const verdicts = new Set(Array.from({ length: frameBudget.points }, () => judge()));
  expect(verdicts).toEqual(new Set(['fine']));
  expect(judge()).toBe('warn');
  for (let frame = 1; frame < framesAfterWarning; frame += 1) expect(judge()).toBe('fine');
  expect(judge()).toBe('close');
  expect(other()).toBe('fine');
  time.now += 60_000;
  expect(judge()).toBe('fine');
});

test('switched off, nothing is too much', () => {
  const ana = asker('ana', 'session');
  const judge = noRateLimits.watchFrames();
  for (let turn = 0; turn < 1_000; turn += 1) {
    noRateLimits.spend('writes', ana, points);
    noRateLimits.attemptSignIn('203.0.113.7', 'ana@example.com');
    noRateLimits.refused('203.0.113.7');
    expect(judge()).toBe('fine');
  }
});
