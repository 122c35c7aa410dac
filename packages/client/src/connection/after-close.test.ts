import { closeCodes } from '@lockstep/protocol';
import { expect, test } from 'vitest';
import { afterClose } from './after-close.ts';

test('contract "Close codes": draining, slow, no heartbeat, rights changed and unknown ones mean coming back', () => {
  for (const code of [4001, 4008, 4009, 4014, 1000, 1001, 1005, 1006, 1011, 3999, 4999]) {
    expect(afterClose(code), String(code)).toEqual({ kind: 'reconnect', at_least_ms: 0, immediate: false });
  }
});

test('contract "Close codes": a resync and an expired ticket need no wait, a rate limit at least five seconds', () => {
  expect(afterClose(closeCodes.RESYNC)).toMatchObject({ kind: 'reconnect', immediate: true });
  expect(afterClose(closeCodes.TICKET_EXPIRED)).toMatchObject({ kind: 'reconnect', immediate: true });
  expect(afterClose(closeCodes.RATE_LIMITED)).toMatchObject({ kind: 'reconnect', at_least_ms: 5000 });
});

test('contract "Close codes": terminal ones say why', () => {
  expect(afterClose(4500)).toEqual({ kind: 'stop', reason: 'outdated' });
  expect(afterClose(4501)).toEqual({ kind: 'stop', reason: 'signed-out' });
  expect(afterClose(4503)).toEqual({ kind: 'stop', reason: 'suspended' });
  expect(afterClose(4504)).toEqual({ kind: 'stop', reason: 'too-many-connections' });
  expect(afterClose(4599)).toEqual({ kind: 'stop', reason: 'refused' });
});
