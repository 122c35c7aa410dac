import { McpDoor } from '../transport/mcp/mcp-door.ts';
import type { Core } from './compose-core.ts';
import { toolRunner } from './tool-runner.ts';

/** The MCP door on a core. */
export function openMcp(core: Core): McpDoor {
  const { environment, logger } = core;
  return new McpDoor({
    ...toolRunner(core),
    newSessionId: () => Buffer.from(environment.random.bytes(24)).toString('base64url'),
    onError: (error) => logger.debug({ err: error }, 'An MCP request was refused.'),
  });
}
