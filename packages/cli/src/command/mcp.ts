import { once } from 'node:events';
import { createMcpServer } from '@lockstep/server';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { Command } from 'commander';
import { openTools } from '../mcp/open-tools.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import type { CommandContext } from './command-context.ts';

const help = `
For MCP clients that start a program. In Claude Desktop, Cursor and others:
  {"mcpServers": {"lockstep": {"command": "npx", "args": ["lockstep", "mcp"],
    "env": {"LOCKSTEP_URL": "http://127.0.0.1:4747", "LOCKSTEP_TOKEN": "lst_…"}}}}
Without LOCKSTEP_TOKEN it works on LOCKSTEP_DATA, through the server where one runs on it.
Clients that speak HTTP take the server's /mcp with the token as a bearer token.`;

/** When whoever started the program has no more to say, or wants it to end. */
async function untilDone({ stdin, ending }: Surroundings): Promise<void> {
  const gone = ['end', 'close'].map((event) => once(stdin, event, { signal: ending }));
  await Promise.race(gone).catch((error: unknown) => {
    if (!ending.aborted) throw error;
  });
  for (const each of gone) each.catch(() => {});
}

async function serveTools(surroundings: Surroundings): Promise<void> {
  const { stdin, stdout, stderr } = surroundings;
  const tools = await openTools(surroundings);
  const done = untilDone(surroundings);
  // Standard output is the client's: whatever else there is to say goes to standard error.
  const handle = serveStdio(() => createMcpServer(tools.host), {
    transport: new StdioServerTransport(stdin, stdout),
    onerror: (error) => void stderr.write(`${error.message}\n`),
  });
  try {
    await done;
    await handle.close();
  } finally {
    await tools.close();
  }
}

/** `lockstep mcp`: the MCP server over standard input and output. */
export function mcpCommand({ surroundings }: CommandContext): Command {
  return new Command('mcp')
    .description('serve MCP over standard input and output')
    .addHelpText('after', help)
    .action(() => serveTools(surroundings));
}
