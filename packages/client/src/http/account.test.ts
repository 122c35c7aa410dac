import { LockstepError, toProblem } from '@lockstep/protocol';
import { expect, test } from 'vitest';
import { clientFixture } from '../testing/client-fixture.testing.ts';

test('a change of the profile is there at once, and stays when the server has taken it', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  await goLive();
  let told = 0;
  client.subscribe(() => (told += 1));
  const changing = client.changeProfile({ name: 'Ana Maria', locale: 'pt-PT' });
  expect(client.profile).toMatchObject({ user: { name: 'Ana Maria' }, locale: 'pt-PT', time_zone: 'UTC' });
  expect(told).toBeGreaterThan(0);
  expect(backend.person.name).toBe('Ana');
  await flush();
  await changing;
  expect(backend.person.name).toBe('Ana Maria');
  expect(client.profile?.user.name).toBe('Ana Maria');
});

test('a refused change is taken back, and one made beside it stays', async () => {
  const { client, backend, goLive, flush } = clientFixture();
  await goLive();
  backend.trouble = toProblem(new LockstepError('VALIDATION_FAILED', 'name: must not be empty'));
  const refused = client.changeProfile({ name: 'Nobody' });
  refused.catch(() => undefined);
  backend.stepHttp();
  backend.trouble = undefined;
  const taken = client.changeProfile({ time_zone: 'Europe/Lisbon' });
  await flush();
  await expect(refused).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  await taken;
  expect(client.profile).toMatchObject({ user: { name: 'Ana' }, time_zone: 'Europe/Lisbon' });
});

test('a change that nobody answers before the person leaves brings nothing back of them', async () => {
  const { client, goLive, flush } = clientFixture();
  await goLive();
  const changing = client.changeProfile({ name: 'Ana Maria' });
  const left = client.signOut();
  await flush();
  await Promise.allSettled([changing, left]);
  expect(client.profile).toBeNull();
});
