import { expect, it } from 'vitest';
import { AddressList } from '../../config/address-list.ts';
import { clientAddress } from './client-address.ts';

function addressOf(remoteAddress: string, forwarded?: string): string | null {
  const trustedProxies = new AddressList();
  trustedProxies.add('10.0.0.0/8');
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return clientAddress({ headers, socket: { remoteAddress } as never }, { trustedProxies });
}

it('believes forwarding headers of trusted proxies alone, from the nearest outwards', () => {
  expect(addressOf('198.51.100.1')).toBe('198.51.100.1');
  expect(addressOf('198.51.100.1', '203.0.113.9')).toBe('198.51.100.1');
  expect(addressOf('10.0.0.1', '203.0.113.9')).toBe('203.0.113.9');
  expect(addressOf('10.0.0.1', '1.2.3.4, 203.0.113.9, 10.0.0.2')).toBe('203.0.113.9');
  expect(addressOf('::ffff:10.0.0.1', '203.0.113.9')).toBe('203.0.113.9');
  expect(addressOf('10.0.0.1', '')).toBe('10.0.0.1');
  expect(addressOf('10.0.0.1', '10.0.0.3')).toBe('10.0.0.3');
});
