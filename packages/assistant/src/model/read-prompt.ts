import { z } from 'zod';
import type { Dialogue } from '../language/index.ts';
import type { PromptMessage, ProviderCall } from './provider-types.ts';

/** What a tool call came to. */
export type CallResult =
  | { readonly kind: 'ok'; readonly value: unknown }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'denied' };

/** A tool call in the prompt, with its result where it has one. */
export interface PastCall {
  readonly id: string;
  /** Which of the person's utterances it belongs to, counted from 1. */
  readonly turn: number;
  readonly name: string;
  readonly input: unknown;
  readonly result?: CallResult;
}

/** A prompt as the offline model reads it: what was said last, what has been done about it, and what went before. */
export interface PromptTurn {
  readonly utterance: string;
  readonly dialogue: Dialogue;
  /** Calls since the last utterance. */
  readonly calls: readonly PastCall[];
  /** Calls of earlier turns of this thread. */
  readonly earlier: readonly PastCall[];
}

/** Under this name the model keeps the dialogue state on its own sentences. */
export const METADATA_KEY = 'lockstep';

// The dialogue is written by this model alone; the shape is checked so that a foreign message is no error.
const dialogueSchema = z.custom<Dialogue>(
  (value) => z.looseObject({ listed: z.array(z.string()), touched: z.array(z.string()) }).safeParse(value).success,
);
const NO_DIALOGUE: Dialogue = { listed: [], touched: [] };

/** Reads the prompt of a call. */
export function readPrompt(prompt: ProviderCall['prompt']): PromptTurn {
  const last = prompt.findLastIndex(({ role }) => role === 'user');
  const results = resultsOf(prompt);
  const spoken = prompt[last];
  return {
    utterance: spoken ? textOf(spoken) : '',
    dialogue: dialogueBefore(prompt.slice(0, Math.max(last, 0))),
    calls: callsOf(prompt.slice(last + 1), results, countTurns(prompt.slice(0, last + 1))),
    earlier: callsOf(prompt.slice(0, Math.max(last, 0)), results, 0),
  };
}

function textOf(message: PromptMessage): string {
  if (message.role !== 'user') return '';
  return message.content
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join('\n')
    .trim();
}

function countTurns(messages: readonly PromptMessage[]): number {
  return messages.filter(({ role }) => role === 'user').length;
}

function callsOf(
  messages: readonly PromptMessage[],
  results: ReadonlyMap<string, CallResult>,
  turnsBefore: number,
): readonly PastCall[] {
  let turn = turnsBefore;
  return messages.flatMap((message) => {
    if (message.role === 'user') turn += 1;
    if (message.role !== 'assistant') return [];
    return message.content.flatMap((part) => {
      if (part.type !== 'tool-call') return [];
      const result = results.get(part.toolCallId);
      return [{ id: part.toolCallId, turn, name: part.toolName, input: part.input, ...(result ? { result } : {}) }];
    });
  });
}

function resultsOf(prompt: ProviderCall['prompt']): ReadonlyMap<string, CallResult> {
  const results = new Map<string, CallResult>();
  for (const message of prompt) {
    if (message.role !== 'tool' && message.role !== 'assistant') continue;
    for (const part of message.content) {
      if (part.type === 'tool-result') results.set(part.toolCallId, resultOf(part.output));
    }
  }
  return results;
}

function resultOf(
  output: Extract<Extract<PromptMessage, { role: 'tool' }>['content'][number], { type: 'tool-result' }>['output'],
): CallResult {
  switch (output.type) {
    case 'json':
      return { kind: 'ok', value: output.value };
    case 'text':
      return { kind: 'ok', value: output.value };
    case 'error-text':
      return { kind: 'error', text: output.value };
    case 'error-json':
      return { kind: 'error', text: errorText(output.value) };
    case 'execution-denied':
      return { kind: 'denied' };
    default:
      return { kind: 'ok', value: output.value };
  }
}

const problemSchema = z.looseObject({ detail: z.string() }).transform(({ detail }) => detail);

function errorText(value: unknown): string {
  const problem = problemSchema.safeParse(value);
  return problem.success ? problem.data : JSON.stringify(value);
}

/** The state that the model left on the last sentence it said. */
function dialogueBefore(messages: readonly PromptMessage[]): Dialogue {
  for (const message of messages.toReversed()) {
    if (message.role !== 'assistant') continue;
    for (const part of message.content.toReversed()) {
      if (part.type !== 'text') continue;
      const kept = dialogueSchema.safeParse(part.providerOptions?.[METADATA_KEY]?.['dialogue']);
      if (kept.success) return kept.data;
    }
  }
  return NO_DIALOGUE;
}
