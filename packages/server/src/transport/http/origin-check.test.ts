import { describe, expect, it } from 'vitest';
import { isForgeable, isOriginAllowed, type OriginFacts } from './origin-check.ts';

const local = { publicUrl: null, allowedOrigins: new Set(['https://app.example.com']) };
const known = { publicUrl: new URL('https://tasks.example.com'), allowedOrigins: new Set<string>() };

describe('Origin check (11-security)', () => {
  it('lets the server’s own origin and the listed ones pass, exactly', () => {
    expect(isOriginAllowed('http://127.0.0.1:4747', local, '127.0.0.1:4747')).toBe(true);
    expect(isOriginAllowed('https://app.example.com', local, '127.0.0.1:4747')).toBe(true);
    expect(isOriginAllowed('https://tasks.example.com', known, 'tasks.example.com')).toBe(true);
    expect(isOriginAllowed('http://localhost:4747', known, 'localhost:4747')).toBe(true);
  });

  it.each([
    ['http://127.0.0.1:4748', '127.0.0.1:4747'],
    ['http://localhost:4747', '127.0.0.1:4747'],
    ['https://app.example.com.evil.example', '127.0.0.1:4747'],
    ['https://app.example.com:8443', '127.0.0.1:4747'],
    ['http://app.example.com', '127.0.0.1:4747'],
    ['null', '127.0.0.1:4747'],
    ['', '127.0.0.1:4747'],
    ['file://', undefined],
  ])('refuses %s at host %s', (origin, host) => {
    expect(isOriginAllowed(origin, local, host)).toBe(false);
  });

  it('does not believe a Host header where the public address is known', () => {
    expect(isOriginAllowed('https://evil.example', known, 'evil.example')).toBe(false);
    expect(isOriginAllowed('http://tasks.example.com', known, 'tasks.example.com')).toBe(false);
  });
});

describe('forged writes', () => {
  const facts: OriginFacts = {
    method: 'POST',
    origin: undefined,
    host: '127.0.0.1:4747',
    cookie: undefined,
    authorization: undefined,
  };

  it('refuses a write from a foreign page, whatever it bears', () => {
    expect(isForgeable({ ...facts, origin: 'https://evil.example' }, local)).toBe(true);
    expect(isForgeable({ ...facts, origin: 'https://evil.example', authorization: 'Bearer x' }, local)).toBe(true);
  });

  it('refuses a write that bears a cookie and hides where it comes from', () => {
    expect(isForgeable({ ...facts, cookie: 'a=b' }, local)).toBe(true);
    expect(isForgeable({ ...facts, method: 'DELETE', cookie: 'a=b' }, local)).toBe(true);
  });

  it('lets programs, our own pages and reads pass', () => {
    expect(isForgeable(facts, local)).toBe(false);
    expect(isForgeable({ ...facts, authorization: 'Bearer x', cookie: 'a=b' }, local)).toBe(false);
    expect(isForgeable({ ...facts, origin: 'http://127.0.0.1:4747', cookie: 'a=b' }, local)).toBe(false);
    expect(isForgeable({ ...facts, method: 'GET', origin: 'https://evil.example', cookie: 'a=b' }, local)).toBe(false);
  });
});
