import type { Clock } from '../platform/clock.ts';
import type { Device } from '../platform/device.ts';
import type { Account } from './account.ts';

/** What an earlier run left waits this long for word of who is signed in now. */
const identifyMs = 1000;

/** The id of who is signed in now, `signed-out`, or undefined if that cannot be told soon. */
export function identify(account: Account, clock: Clock, device: Device): Promise<string | undefined> {
  if (!device.online()) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const cancel = clock.schedule(identifyMs, () => resolve(undefined));
    void account.load().then((known) => {
      cancel();
      resolve(known === 'signed-out' ? known : account.profile?.user.id);
    });
  });
}
