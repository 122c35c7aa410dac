import type { z } from 'zod';

/** What a call may do, told before it runs. */
export interface CallWeight {
  /** Records that the call names. */
  readonly size: number;
  /** Whether it takes something away that the person would miss (to the trash). */
  readonly destructive: boolean;
}

/** What a running call is told. */
export interface CallContext {
  /** The call's place in its turn, from 0; the same when the turn is continued or tried again. */
  readonly callIndex: number;
  /** UUIDv5 of turn and call index: the idempotency key of a write. */
  readonly opId: string;
  readonly toolCallId: string;
  /** Aborted when the person stops the turn. */
  readonly signal?: AbortSignal;
}

/** A tool as the loop takes it: derived by the server from the registry, one operation a call. */
export interface AssistantTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** A zod schema, or JSON Schema where the tool checks its input itself. */
  readonly inputSchema: z.ZodType | Readonly<Record<string, unknown>>;
  readonly readOnly: boolean;
  /** Of a write; judged before it runs, for approval. */
  weigh?(input: unknown): CallWeight;
  /**
   * Runs the call and answers what the model reads.
   *
   * @throws an error whose message is fit for the model and the person.
   */
  execute(input: unknown, context: CallContext): Promise<unknown>;
}
