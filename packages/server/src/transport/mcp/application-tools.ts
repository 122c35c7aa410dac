import { findTool, listTool, LockstepError, tools, type Tool } from '@lockstep/protocol';
import {
  ProtocolError,
  ProtocolErrorCode,
  type CallToolResult,
  type Implementation,
  type Tool as McpTool,
} from '@modelcontextprotocol/server';
import type { Application } from '../../app/application.ts';
import { callerOf, type Caller } from '../../app/caller.ts';
import type { Clock } from '../../app/clock.ts';
import type { Identity } from '../../app/identity.ts';
import { runTool } from '../../app/tool/run-tool.ts';
import type { ToolLanguage } from '../../app/tool/tool-language.ts';
import { clientName } from './client-name.ts';
import { requestKey } from './request-key.ts';
import type { ToolCall, ToolHost } from './tool-host.ts';
import { errorResult, toolResult } from './tool-result.ts';

/** What tools are run with, whoever asks. */
export interface ToolRunner {
  readonly application: Application;
  readonly language: ToolLanguage;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Told of what should not happen; answers the id under which it is logged. */
  readonly reportFault: (error: unknown) => string;
}

/** Who asks, in one connection or request. */
export interface ToolAsker {
  readonly identity: Identity;
  /** Marks the calls that can be undone together. */
  readonly run_id: string;
  /** IANA zone of the asker; the profile's if absent. */
  readonly time_zone?: string | undefined;
}

const listings = tools.map((tool) => {
  // The schemas are JSON, which the two libraries' types say in different ways.
  const listed = listTool(tool) as unknown as McpTool;
  return { scope: tool.scope, listed };
});

function unknownTool(name: string): ProtocolError {
  const names = tools.map((tool) => tool.name).join(', ');
  return new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no tool “${name}”. There are ${names}.`);
}

/** The registry's tools, run by the application for one asker. */
export class ApplicationTools implements ToolHost {
  readonly #runner: ToolRunner;
  readonly #asker: ToolAsker;

  constructor(runner: ToolRunner, asker: ToolAsker) {
    this.#runner = runner;
    this.#asker = asker;
  }

  /** Those that the credential at hand is good for. */
  list(): McpTool[] {
    const { scopes } = this.#asker.identity;
    return listings.filter(({ scope }) => scopes.has(scope)).map(({ listed }) => listed);
  }

  async call({ name, input, client }: ToolCall): Promise<CallToolResult> {
    const tool = findTool(name);
    if (tool === undefined) throw unknownTool(name);
    try {
      return toolResult(await this.#run(tool, input, client));
    } catch (error) {
      if (error instanceof LockstepError) return errorResult(error);
      const request_id = this.#runner.reportFault(error);
      return errorResult(new LockstepError('INTERNAL', 'Something went wrong here; it has been logged.'), request_id);
    }
  }

  async #run(tool: Tool, input: unknown, client: Implementation | undefined) {
    const { application, language, clock, newId } = this.#runner;
    const now = clock.now();
    const key = keyOf(tool, input, { now, client, identity: this.#asker.identity });
    const { presented } = await runTool(application, tool, input ?? {}, this.#caller(client), {
      language,
      now,
      opId: () => key?.op_id ?? newId(),
      repeats: () => key,
    });
    return presented;
  }

  #caller(client: Implementation | undefined): Caller {
    const { identity, run_id, time_zone } = this.#asker;
    return callerOf(identity, { kind: 'mcp', client: clientName(client), run_id, time_zone });
  }
}

interface KeySource {
  readonly now: number;
  readonly client: Implementation | undefined;
  readonly identity: Identity;
}

/** The key of a call that bears a `request_id`; others are fresh each time. */
function keyOf(tool: Tool, input: unknown, { now, client, identity }: KeySource) {
  if (!('request_id' in tool.input.shape)) return undefined;
  const parsed = tool.input.safeParse(input);
  const request_id = parsed.success ? parsed.data['request_id'] : undefined;
  if (typeof request_id !== 'string') return undefined;
  const scope = { credential_id: identity.credential.id, client: client?.name ?? '', operation: tool.name };
  return requestKey(request_id, scope, now, JSON.stringify(parsed.data));
}
