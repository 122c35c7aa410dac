import { closeCodes, isTerminalCloseCode } from '@lockstep/protocol/schemaless';

/** Why the client does not try again by itself. */
export type StopReason = 'signed-out' | 'suspended' | 'outdated' | 'too-many-connections' | 'refused' | 'closed';

/** What to do after a socket has closed. */
export type AfterClose =
  | { readonly kind: 'reconnect'; readonly at_least_ms: number; readonly immediate: boolean }
  | { readonly kind: 'stop'; readonly reason: StopReason };

const rateLimitMs = 5000;

const stops = new Map<number, StopReason>([
  [closeCodes.PROTOCOL, 'outdated'],
  [closeCodes.SIGNED_OUT, 'signed-out'],
  [closeCodes.SUSPENDED, 'suspended'],
  [closeCodes.TOO_MANY_CONNECTIONS, 'too-many-connections'],
]);

/** Contract, "Close codes": 45xx end it, everything else, known or not, means coming back. */
export function afterClose(code: number): AfterClose {
  if (isTerminalCloseCode(code)) return { kind: 'stop', reason: stops.get(code) ?? 'refused' };
  const immediate = code === closeCodes.RESYNC || code === closeCodes.TICKET_EXPIRED;
  return { kind: 'reconnect', at_least_ms: code === closeCodes.RATE_LIMITED ? rateLimitMs : 0, immediate };
}
