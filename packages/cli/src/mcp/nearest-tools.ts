import type { ToolCall, ToolHost } from '@lockstep/server';
import type { CallToolResult, Tool } from '@modelcontextprotocol/server';

export interface NearestToolsOptions {
  readonly folder: ToolHost;
  readonly server: ToolHost;
  /** Whether a server runs on the folder now. */
  readonly isServed: () => Promise<boolean>;
}

/**
 * The tools of a data folder on which a server may start and stop meanwhile: while one runs, it is the one to write,
 * since it would not tell its screens of what another process wrote.
 */
export class NearestTools implements ToolHost {
  readonly #options: NearestToolsOptions;

  constructor(options: NearestToolsOptions) {
    this.#options = options;
  }

  async list(): Promise<Tool[]> {
    return (await this.#nearest()).list();
  }

  async call(call: ToolCall): Promise<CallToolResult> {
    return (await this.#nearest()).call(call);
  }

  async #nearest(): Promise<ToolHost> {
    const { isServed, server, folder } = this.#options;
    return (await isServed()) ? server : folder;
  }
}
