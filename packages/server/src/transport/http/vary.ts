import type { ServerResponse } from 'node:http';

/** The Vary header of an answer that depends on Accept-Encoding, with what it depends on besides. */
export function varyByEncoding(response: ServerResponse): string {
  const already = response.getHeader('Vary');
  return typeof already === 'string' ? `${already}, Accept-Encoding` : 'Accept-Encoding';
}
