/** Why a socket was closed and what to do next (contract, "Close codes"). */
export const closeCodes = {
  DRAINING: 4001,
  RESYNC: 4002,
  TICKET_EXPIRED: 4003,
  SLOW: 4008,
  NO_HEARTBEAT: 4009,
  RATE_LIMITED: 4013,
  RIGHTS_CHANGED: 4014,
  PROTOCOL: 4500,
  SIGNED_OUT: 4501,
  SUSPENDED: 4503,
  TOO_MANY_CONNECTIONS: 4504,
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

/** Whether a client should not come back by itself. Unknown codes mean reconnect. */
export function isTerminalCloseCode(code: number): boolean {
  return code >= 4500 && code <= 4599;
}
