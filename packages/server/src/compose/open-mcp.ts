import { McpDoor } from '../transport/mcp/mcp-door.ts';
import type { Core } from './compose-core.ts';
import { toolRunner } from './tool-runner.ts';

/** The MCP door on a core. */
export function openMcp(core: Core): McpDoor {
  const { auth, environment, logger } = core;
  return new McpDoor({
    ...toolRunner(core),
    newSessionId: () => Buffer.from(environment.random.bytes(24)).toString('base64url'),
    onError: (error) => logger.debug({ err: error }, 'An MCP request was refused.'),
    isStillValid: (credential) => auth.isStillValid(credential),
    schedule: (ms, action) => environment.schedule(ms, action),
  });
}
