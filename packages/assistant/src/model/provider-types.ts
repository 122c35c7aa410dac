import type { LanguageModel } from 'ai';

/** The AI SDK's language model interface that this package implements. */
export type ProviderModel = Extract<LanguageModel, { readonly specificationVersion: 'v4' }>;
/** What a model is called with. */
export type ProviderCall = Parameters<ProviderModel['doStream']>[0];
/** One message of the prompt. */
export type PromptMessage = ProviderCall['prompt'][number];
/** What a streaming call answers. */
export type ProviderStream = Awaited<ReturnType<ProviderModel['doStream']>>;
/** One part of a model's stream. */
export type StreamPart = ProviderStream['stream'] extends ReadableStream<infer Part> ? Part : never;
/** What a call that does not stream answers. */
export type ProviderAnswer = Awaited<ReturnType<ProviderModel['doGenerate']>>;
