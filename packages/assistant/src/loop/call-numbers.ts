import type { ModelMessage } from 'ai';
import { v5 } from 'uuid';

/**
 * Numbers the tool calls of one turn in the order in which they were made. A turn that goes on after an approval or a restart
 * finds its earlier calls in the messages and counts on from there, so that a call keeps its number and its op_id.
 */
export class CallNumbers {
  readonly #turnId: string;
  readonly #numbers = new Map<string, number>();

  /** @param turnId a UUID, the same for every continuation of the turn. */
  constructor(turnId: string, messages: readonly ModelMessage[]) {
    this.#turnId = turnId;
    const start = messages.findLastIndex(({ role }) => role === 'user');
    for (const message of messages.slice(start + 1)) {
      if (message.role !== 'assistant' || typeof message.content === 'string') continue;
      for (const part of message.content) if (part.type === 'tool-call') this.indexOf(part.toolCallId);
    }
  }

  /** The call's place in the turn; a call not seen before is the next one. */
  indexOf(toolCallId: string): number {
    const known = this.#numbers.get(toolCallId);
    if (known !== undefined) return known;
    const next = this.#numbers.size;
    this.#numbers.set(toolCallId, next);
    return next;
  }

  /** The idempotency key of the call's write (S3). */
  opId(toolCallId: string): string {
    return v5(String(this.indexOf(toolCallId)), this.#turnId);
  }
}
