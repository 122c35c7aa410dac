import type { Context } from 'hono';
import { addressHeader } from '../address-header.ts';
import type { AuthRoutesOptions } from './route-options.ts';

/** A request's headers for the sign-in library, with the client's address from where it is to be trusted. */
export function libraryHeaders(context: Context, { clientAddress }: AuthRoutesOptions): Headers {
  const headers = new Headers(context.req.raw.headers);
  const address = clientAddress(context);
  if (address === null) headers.delete(addressHeader);
  else headers.set(addressHeader, address);
  return headers;
}
