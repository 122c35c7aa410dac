import type { OriginConfig } from './origin-check.ts';

const methods = 'GET, POST, PATCH, DELETE';
const headers =
  'Authorization, Content-Type, Idempotency-Key, Mcp-Protocol-Version, Mcp-Session-Id, Mcp-Method, Mcp-Name, Last-Event-ID';
const exposed = 'X-Request-Id, Retry-After, Idempotency-Replayed, WWW-Authenticate, Mcp-Session-Id';
const preflightSeconds = 600;

/** Answer headers that let a page of another, allowed origin read the answer; none for any other origin. */
export function corsHeaders(
  origin: string,
  config: OriginConfig,
  preflight: boolean,
): readonly (readonly [string, string])[] {
  if (!config.allowedOrigins.has(origin)) return [];
  const base = [
    ['Access-Control-Allow-Origin', origin],
    ['Access-Control-Allow-Credentials', 'true'],
  ] as const;
  if (!preflight) return [...base, ['Access-Control-Expose-Headers', exposed]];
  return [
    ...base,
    ['Access-Control-Allow-Methods', methods],
    ['Access-Control-Allow-Headers', headers],
    ['Access-Control-Max-Age', String(preflightSeconds)],
  ];
}
