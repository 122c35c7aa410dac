import { afterEach, expect, test } from 'vitest';
import { type AuthFixture, disposeStarted, posted, start } from '../../test/auth-fixture.ts';
import { refusedBudget, signInBudgets } from '../limits/budgets.ts';

afterEach(disposeStarted);

const minuteMs = 60_000;
const person = { email: 'ana@example.com', name: 'Ana', password: 'correct horse battery' };

function tryPassword(
  fixture: AuthFixture,
  email: string,
  address: string,
  password = 'guess guess',
): Promise<Response> {
  return fixture.send('/api/auth/sign-in/email', posted({ email, password }, { 'x-test-address': address }));
}

async function statuses(count: number, attempt: (index: number) => Promise<Response>): Promise<Set<number>> {
  const found = new Set<number>();
  for (let index = 0; index < count; index += 1) found.add((await attempt(index)).status);
  return found;
}

test('attempts are limited by address, whether or not they name an account', async () => {
  const fixture = await start();
  const attempt = (address: string) =>
    fixture.send('/api/auth/sign-in/email', posted({ password: 'guess guess' }, { 'x-test-address': address }));
  expect(await statuses(signInBudgets.address.points, () => attempt('203.0.113.7'))).toEqual(new Set([400]));
  const limited = await attempt('203.0.113.7');
  expect(limited.status).toBe(429);
  expect(await limited.json()).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
  expect((await attempt('203.0.113.8')).status).toBe(400);
  fixture.advance(minuteMs);
  expect((await attempt('203.0.113.7')).status).toBe(400);
});

test('guesses are limited by account, from however many addresses, and the limit passes', async () => {
  const fixture = await start();
  await fixture.auth.registration.register(person);
  const guess = (index: number) => tryPassword(fixture, person.email, `203.0.113.${index}`);
  expect(await statuses(signInBudgets.account.points, guess)).toEqual(new Set([401]));
  expect((await tryPassword(fixture, person.email, '198.51.100.1', person.password)).status).toBe(429);
  fixture.advance(2 * minuteMs);
  expect((await tryPassword(fixture, person.email, '198.51.100.1', person.password)).status).toBe(200);
});

test('who gets in may get in as often as they like', async () => {
  const fixture = await start();
  await fixture.auth.registration.register(person);
  const enter = (index: number) => tryPassword(fixture, person.email, `203.0.113.${index}`, person.password);
  expect(await statuses(signInBudgets.account.points + 1, enter)).toEqual(new Set([200]));
});

test('guessed sign-in links count against the address', async () => {
  const fixture = await start();
  const guess = (index: number) =>
    fixture.send('/api/v1/session/redeem', posted({ token: `guess ${index}` }, { 'x-test-address': '203.0.113.7' }));
  expect(await statuses(refusedBudget.points, guess)).toEqual(new Set([401]));
  expect((await guess(0)).status).toBe(429);
});
