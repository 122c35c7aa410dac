import type { AssistantTool } from '@lockstep/assistant';
import { listTool, LockstepError, type Tool, type ToolFormat, tools } from '@lockstep/protocol';
import type { Application } from '../../app/application.ts';
import type { Caller } from '../../app/caller.ts';
import { runTool } from '../../app/tool/run-tool.ts';
import type { ToolLanguage } from '../../app/tool/tool-language.ts';

/** What the chat's tools are run with. */
export interface ChatToolContext {
  readonly application: Application;
  readonly language: ToolLanguage;
  readonly caller: Caller;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How the person's locale writes things. */
  readonly format: ToolFormat;
  /** What a fault that is nobody's input is told as; it is logged there. */
  readonly describeFault: (error: unknown) => string;
}

/** A call's outcome for the model, with the words that the person is shown. */
export type ChatToolResult = Readonly<Record<string, unknown>> & { readonly said: string };

function sizeOf(tool: Tool, input: unknown): number {
  if (tool.list === undefined || typeof input !== 'object' || input === null) return 1;
  const listed: unknown = Reflect.get(input, tool.list);
  return Array.isArray(listed) ? listed.length : 1;
}

/** The seqs at which the turn last saw each task: what guards an edit against overwriting newer words (X2). */
class LastReads {
  readonly #seqs = new Map<string, number>();

  note(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const { id, seq }: { id?: unknown; seq?: unknown } = value;
    if (typeof id === 'string' && typeof seq === 'number') this.#seqs.set(id, seq);
    for (const part of Object.values(value)) this.note(part);
  }

  of(task_id: string): number | undefined {
    return this.#seqs.get(task_id);
  }
}

function wordFault(error: unknown, context: ChatToolContext): Error {
  if (!(error instanceof LockstepError)) return new Error(context.describeFault(error), { cause: error });
  const names = error.candidates?.map((candidate) => candidate.name).join(', ');
  return new Error(names === undefined ? error.message : `${error.message} There are: ${names}.`, { cause: error });
}

function toolFor(tool: Tool, context: ChatToolContext, reads: LastReads): AssistantTool {
  const { name, title, description, inputSchema } = listTool(tool);
  return {
    name,
    title,
    description,
    inputSchema: { ...inputSchema },
    readOnly: tool.hints.readOnlyHint,
    weigh: (input) => ({ size: sizeOf(tool, input), destructive: tool.scope === 'tasks:delete' }),
    execute: async (input, { opId }): Promise<ChatToolResult> => {
      const { application, language, caller, now, format } = context;
      try {
        const { presented, answer, words } = await runTool(application, tool, input, caller, {
          language,
          now,
          format,
          opId: () => opId,
          lastRead: (task_id) => reads.of(task_id),
        });
        reads.note(answer);
        return { ...presented, said: words };
      } catch (error) {
        throw wordFault(error, context);
      }
    },
  };
}

/** The registry's tools for one turn of the chat, as far as the credential reaches. */
export function chatTools(context: ChatToolContext): readonly AssistantTool[] {
  const reads = new LastReads();
  const { scopes } = context.caller.identity;
  return tools.filter((tool) => scopes.has(tool.scope)).map((tool) => toolFor(tool, context, reads));
}
