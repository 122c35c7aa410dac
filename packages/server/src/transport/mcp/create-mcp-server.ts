import {
  CLIENT_INFO_META_KEY,
  isSpecType,
  Server,
  type Implementation,
  type ServerContext,
} from '@modelcontextprotocol/server';
import manifest from '../../../package.json' with { type: 'json' };
import { instructions } from './instructions.ts';
import type { ToolHost } from './tool-host.ts';

const serverInfo: Implementation = { name: 'lockstep', title: 'Lockstep', version: manifest.version };

/** Who is at the other end: told with each request by the current protocol, once at the start by the one before. */
function clientOf(server: Server, context: ServerContext): Implementation | undefined {
  const told: unknown = Reflect.get(context.mcpReq.envelope ?? {}, CLIENT_INFO_META_KEY);
  return isSpecType.Implementation(told) ? told : server.getClientVersion();
}

/**
 * An MCP server on tools from anywhere, for one request or one connection, of either protocol version. Inputs are
 * checked by the tools themselves, whose errors name the field.
 */
export function createMcpServer(host: ToolHost): Server {
  const server = new Server(serverInfo, { capabilities: { tools: {} }, instructions });
  server.setRequestHandler('tools/list', async () => ({ tools: await host.list() }));
  server.setRequestHandler('tools/call', async (request, context) => {
    const { name, arguments: input } = request.params;
    return host.call({ name, input, client: clientOf(server, context), signal: context.mcpReq.signal });
  });
  return server;
}
