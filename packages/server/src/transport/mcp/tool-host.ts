import type { CallToolResult, Implementation, Tool } from '@modelcontextprotocol/server';

/** One call of a tool, with what the connection knows of who makes it. */
export interface ToolCall {
  readonly name: string;
  readonly input: unknown;
  readonly client: Implementation | undefined;
  readonly signal: AbortSignal;
}

/** Where an MCP server's tools come from: the application, or a running server that is spoken to. */
export interface ToolHost {
  list(): Promise<Tool[]> | Tool[];
  /**
   * Runs a tool. What goes wrong in it is an answer with `isError`.
   *
   * @throws ProtocolError where there is no such tool.
   */
  call(call: ToolCall): Promise<CallToolResult>;
}
