import { isIPv6 } from 'node:net';

const mappedPrefix = '::ffff:';
/** Of an IPv6 address, the part that a provider gives one customer: /64. */
const networkGroups = 4;

function networkOf(address: string): string {
  const [bare = ''] = address.toLowerCase().split('%');
  const [head = '', tail] = bare.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...after];
  return `${groups
    .slice(0, networkGroups)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/**
 * Under what an address is counted: an IPv4 address as it is, an IPv6 one with its whole network, since whoever has one
 * has 2⁶⁴ of them. An unknown one counts with all others that are unknown.
 */
export function addressKey(address: string | null): string {
  if (address === null) return 'unknown';
  if (address.startsWith(mappedPrefix) && address.includes('.')) return address.slice(mappedPrefix.length);
  return isIPv6(address) ? networkOf(address) : address;
}
