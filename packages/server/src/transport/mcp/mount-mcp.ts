import type { IncomingMessage } from 'node:http';
import { LockstepError } from '@lockstep/protocol';
import type { Identity } from '../../app/identity.ts';
import type { RateLimits } from '../../limits/rate-limits.ts';
import type { RestApp } from '../http/rest-app.ts';
import { checkedRequest } from './checked-request.ts';
import type { McpDoor } from './mcp-door.ts';

export interface McpMount {
  /** Opens the door where it is not open yet. */
  readonly door: () => Promise<McpDoor>;
  /** @throws LockstepError UNAUTHENTICATED. */
  readonly authenticate: (request: IncomingMessage) => Identity | Promise<Identity>;
  readonly limits: Pick<RateLimits, 'spend'>;
  /** @throws LockstepError ORIGIN_NOT_ALLOWED where a page of another site asks. */
  readonly checkOrigin: (request: IncomingMessage) => void;
}

/** Where MCP is. */
const mcpPath = '/mcp';

/** Serves MCP to bearers of a token. A cookie is no way in: it would be sent by whatever page the person has open. */
export function mountMcp(app: RestApp, { door, authenticate, limits, checkOrigin }: McpMount): void {
  app.all(mcpPath, async (context) => {
    const { incoming } = context.env;
    checkOrigin(incoming);
    if (incoming.headers.authorization === undefined) {
      throw new LockstepError('UNAUTHENTICATED', 'MCP takes an API token as `Authorization: Bearer TOKEN`.');
    }
    const identity = await authenticate(incoming);
    limits.spend('mcp', identity);
    const request = await checkedRequest(context.req.raw);
    return request instanceof Response ? request : (await door()).handle(request, identity);
  });
}
