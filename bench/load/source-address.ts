/** Loopback has as many addresses as one likes on Linux; elsewhere only the first is there. */
const addresses = process.platform === 'linux' ? 16 : 1;

/** Whence the n-th connection comes: several addresses, so that the ports of one cannot run out. */
export function sourceAddress(index: number): string {
  return `127.0.0.${1 + (index % addresses)}`;
}
