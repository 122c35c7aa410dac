import {
  convertToModelMessages,
  createUIMessageStreamResponse,
  isStepCount,
  jsonSchema,
  type LanguageModel,
  type ModelMessage,
  streamText,
  type ToolSet,
  tool as defineTool,
  toUIMessageStream,
  type UIMessage,
  type UIMessageChunk,
  type UIMessageStreamOnEndCallback,
} from 'ai';
import { z } from 'zod';
import { type ApprovalPolicy, approvalReason } from './approval-policy.ts';
import type { AssistantTool } from './assistant-tool.ts';
import { CallNumbers } from './call-numbers.ts';

/** Most steps (model calls) of one turn. */
export const MOST_STEPS = 12;

/** One turn of the conversation. */
export interface TurnOptions {
  /** UUID of the turn; a continuation after an approval or a restart bears the same. */
  readonly turnId: string;
  /** The thread as the server keeps it, ending with the person's words or with their answer to an approval. */
  readonly messages: readonly UIMessage[];
  readonly model: LanguageModel;
  readonly tools: readonly AssistantTool[];
  readonly approval: ApprovalPolicy;
  /** Rules for a language model; task text never belongs here. */
  readonly instructions?: string;
  /** Aborting stops the model and the running call; what was done stays. */
  readonly signal?: AbortSignal;
  readonly mostSteps?: number;
  /** Makes the answer's message id. */
  readonly generateMessageId?: () => string;
  /** Gets the whole thread with the answer (also a stopped or failed one), to be saved. */
  readonly onEnd?: UIMessageStreamOnEndCallback<UIMessage>;
  /** Turns what went wrong into a sentence for the person; the place to log it. */
  readonly describeError?: (error: unknown) => string;
}

/** A running turn. Its stream is to be read once. */
export interface Turn {
  readonly stream: ReadableStream<UIMessageChunk>;
  /** The same as an HTTP answer in the AI SDK's UI message stream protocol. */
  toResponse(): Response;
}

/**
 * Runs one turn: the model speaks and calls tools until it is done, at most {@link MOST_STEPS} times. Calls run one after another
 * in the order in which they were made; destructive and large ones wait for approval, which ends the stream until the person's
 * answer comes back among the messages.
 *
 * @example
 * const turn = await runTurn({ turnId, messages, model: createOfflineModel(context), tools, approval: LITERAL_APPROVAL, signal });
 * return turn.toResponse();
 */
export async function runTurn(options: TurnOptions): Promise<Turn> {
  const { model, signal, instructions, describeError = defaultError } = options;
  const messages = await convertToModelMessages([...options.messages]);
  const result = streamText({
    model,
    messages,
    tools: toolSetOf(options, messages),
    toolCallConcurrency: 1,
    toolApproval: approvalOf(options),
    stopWhen: isStepCount(options.mostSteps ?? MOST_STEPS),
    // The stream carries the error to the person; without a handler it would also be printed.
    onError: () => undefined,
    ...(instructions === undefined ? {} : { instructions }),
    ...(signal === undefined ? {} : { abortSignal: signal }),
  });
  const stream = toUIMessageStream({
    stream: result.stream,
    originalMessages: [...options.messages],
    onError: describeError,
    redactToolErrors: false,
    ...(options.generateMessageId ? { generateMessageId: options.generateMessageId } : {}),
    ...(options.onEnd ? { onEnd: options.onEnd } : {}),
  });
  return { stream, toResponse: () => createUIMessageStreamResponse({ stream }) };
}

function defaultError(error: unknown): string {
  return error instanceof Error ? error.message : 'The assistant stopped unexpectedly.';
}

function toolSetOf({ turnId, tools }: TurnOptions, messages: readonly ModelMessage[]): ToolSet {
  const numbers = new CallNumbers(turnId, messages);
  return Object.fromEntries(
    tools.map((tool) => [
      tool.name,
      defineTool({
        title: tool.title,
        description: tool.description,
        inputSchema: tool.inputSchema instanceof z.ZodType ? tool.inputSchema : jsonSchema(tool.inputSchema),
        execute: async (input: unknown, { toolCallId, abortSignal }) =>
          tool.execute(input, {
            callIndex: numbers.indexOf(toolCallId),
            opId: numbers.opId(toolCallId),
            toolCallId,
            ...(abortSignal ? { signal: abortSignal } : {}),
          }),
      }),
    ]),
  );
}

type ApprovalStatus = undefined | { readonly type: 'user-approval'; readonly reason: string };

function approvalOf({
  tools,
  approval,
}: TurnOptions): (call: {
  readonly toolCall: { readonly toolName: string; readonly input: unknown };
}) => ApprovalStatus {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  return ({ toolCall }) => {
    const weight = byName.get(toolCall.toolName)?.weigh?.(toolCall.input);
    const reason = weight && approvalReason(weight, approval);
    return reason === undefined ? undefined : { type: 'user-approval', reason };
  };
}
