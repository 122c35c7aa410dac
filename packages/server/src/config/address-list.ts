import { BlockList, isIP } from 'node:net';

/** A set of IP addresses and CIDR ranges. */
export class AddressList {
  readonly #list = new BlockList();
  #size = 0;

  /** How many addresses and ranges it was made of. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds `10.0.0.1`, `10.0.0.0/8`, `::1` or `fd00::/8`.
   *
   * @throws RangeError if it is neither an address nor a range.
   */
  add(entry: string): void {
    const [address = '', prefix, ...rest] = entry.split('/');
    const version = isIP(address);
    if (version === 0 || rest.length > 0) throw new RangeError(`“${entry}” is neither an IP address nor a CIDR range`);
    const family = version === 4 ? 'ipv4' : 'ipv6';
    if (prefix === undefined) this.#list.addAddress(address, family);
    else this.#list.addSubnet(address, prefixLength(entry, prefix, version === 4 ? 32 : 128), family);
    this.#size += 1;
  }

  /** Whether the address is in the list; an IPv4 address mapped into IPv6 counts as the IPv4 one. */
  has(address: string): boolean {
    if (this.#size === 0) return false;
    const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
    const version = isIP(plain);
    return version !== 0 && this.#list.check(plain, version === 4 ? 'ipv4' : 'ipv6');
  }
}

function prefixLength(entry: string, prefix: string, max: number): number {
  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (!(bits <= max)) throw new RangeError(`“${entry}” has no valid prefix length (0 to ${max})`);
  return bits;
}
