import { nextStep, type OfflineContext, type Step } from './next-step.ts';
import type { ProviderAnswer, ProviderCall, ProviderModel, ProviderStream, StreamPart } from './provider-types.ts';
import { METADATA_KEY, readPrompt } from './read-prompt.ts';

export type { OfflineContext } from './next-step.ts';

const NO_TOKENS = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
};
const TEXT_ID = 'said';

/**
 * A language model without a language model: it turns a person's words into tool calls and sentences by rules, so that the same
 * loop, tools, approval and threads serve it as any provider's. It keeps no state: all it needs stands in the prompt; what it
 * spoke of is left on its sentences as provider metadata.
 *
 * @example
 * const model = createOfflineModel({ now, zone: 'Europe/Berlin', locale: 'en-GB', projects, members, userId });
 */
export function createOfflineModel(context: OfflineContext): ProviderModel {
  return {
    specificationVersion: 'v4',
    provider: 'lockstep',
    modelId: 'offline',
    supportedUrls: {},
    doGenerate: async (call) => Promise.resolve(answerOf(call, context)),
    doStream: async (call) => Promise.resolve(streamOf(call, context)),
  };
}

function stepFor(call: ProviderCall, context: OfflineContext): { readonly step: Step; readonly firstId: number } {
  const turn = readPrompt(call.prompt);
  const tools = new Set((call.tools ?? []).map(({ name }) => name));
  return { step: nextStep(turn, context, tools), firstId: turn.earlier.length + turn.calls.length };
}

/** Ids are numbered through the thread, so that a turn read again has the same ones. */
function callId(number: number): string {
  return `call-${number + 1}`;
}

function streamOf(call: ProviderCall, context: OfflineContext): ProviderStream {
  const parts = partsOf(call, context);
  return {
    stream: new ReadableStream({
      start(controller) {
        for (const part of parts) controller.enqueue(part);
        controller.close();
      },
    }),
  };
}

function partsOf(call: ProviderCall, context: OfflineContext): readonly StreamPart[] {
  const { step, firstId } = stepFor(call, context);
  const start: StreamPart = { type: 'stream-start', warnings: [] };
  if (step.kind === 'calls') {
    const calls = step.calls.map(({ name, input }, index): StreamPart => ({
      type: 'tool-call',
      toolCallId: callId(firstId + index),
      toolName: name,
      input: JSON.stringify(input),
    }));
    return [start, ...calls, finished('tool-calls')];
  }
  const deltas = sentencesOf(step.text).map((delta): StreamPart => ({ type: 'text-delta', id: TEXT_ID, delta }));
  return [
    start,
    { type: 'text-start', id: TEXT_ID },
    ...deltas,
    { type: 'text-end', id: TEXT_ID, providerMetadata: metadataOf(step) },
    finished('stop'),
  ];
}

function finished(unified: 'stop' | 'tool-calls'): StreamPart {
  return { type: 'finish', usage: NO_TOKENS, finishReason: { unified, raw: unified } };
}

/** The text in pieces that read well while they arrive; together they are the text. */
function sentencesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
}

type Metadata = NonNullable<Extract<StreamPart, { readonly type: 'text-end' }>['providerMetadata']>;

function metadataOf({ dialogue }: Extract<Step, { readonly kind: 'say' }>): Metadata {
  // Through JSON: what is kept must be plain data.
  const plain: unknown = JSON.parse(JSON.stringify(dialogue));
  return { [METADATA_KEY]: { dialogue: plain } } as Metadata;
}

function answerOf(call: ProviderCall, context: OfflineContext): ProviderAnswer {
  const { step, firstId } = stepFor(call, context);
  if (step.kind === 'calls') {
    return {
      content: step.calls.map(({ name, input }, index) => ({
        type: 'tool-call',
        toolCallId: callId(firstId + index),
        toolName: name,
        input: JSON.stringify(input),
      })),
      finishReason: { unified: 'tool-calls', raw: 'tool-calls' },
      usage: NO_TOKENS,
      warnings: [],
    };
  }
  return {
    content: [{ type: 'text', text: step.text, providerMetadata: metadataOf(step) }],
    finishReason: { unified: 'stop', raw: 'stop' },
    usage: NO_TOKENS,
    warnings: [],
  };
}
