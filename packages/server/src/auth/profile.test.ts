import { afterEach, describe, expect, test } from 'vitest';
import { disposeStarted, posted, signIn, start } from '../../test/auth-fixture.ts';

afterEach(disposeStarted);

describe('profile', () => {
  test('takes a name, a zone and a locale, and gives the locale back to the device', async () => {
    const fixture = await start();
    const cookie = await signIn(fixture);
    const change = async (body: object) =>
      fixture.send('/api/v1/me', { ...posted(body, { cookie }), method: 'PATCH' }).then((answer) => answer.json());
    expect(await change({ name: ' Ana ', time_zone: 'Europe/Lisbon', locale: 'pt-PT' })).toMatchObject({
      user: { name: 'Ana' },
      time_zone: 'Europe/Lisbon',
      locale: 'pt-PT',
    });
    expect(await change({ locale: null })).toMatchObject({ user: { name: 'Ana' }, locale: null });
    expect(await change({ locale: 'no language' })).toMatchObject({ errors: [{ path: 'locale' }] });
  });
});
