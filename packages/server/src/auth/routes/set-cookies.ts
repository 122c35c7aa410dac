import type { Context } from 'hono';

/** Adds Set-Cookie headers to the answer, which must then not be kept by any cache. */
export function setCookies(context: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) context.header('set-cookie', cookie, { append: true });
  context.header('cache-control', 'no-store');
}
