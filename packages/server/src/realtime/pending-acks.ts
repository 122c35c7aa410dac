import type { EncodedAck } from './encoded-ack.ts';

/**
 * Acknowledgements whose batch has not been written to this socket yet: the originator gets its own changes before the
 * ack (D11), also when its stream is behind.
 */
export class PendingAcks {
  #waiting: EncodedAck[] = [];

  get size(): number {
    return this.#waiting.length;
  }

  add(ack: EncodedAck): void {
    this.#waiting.push(ack);
  }

  /** Takes out, in order, those that may go now that the workspace's stream has reached `cursor`. */
  takeUpTo(workspace_id: string, cursor: number): readonly EncodedAck[] {
    if (this.#waiting.length === 0) return [];
    const due = this.#waiting.filter((ack) => ack.workspace_id === workspace_id && ack.seq <= cursor);
    if (due.length > 0) this.#waiting = this.#waiting.filter((ack) => !due.includes(ack));
    return due;
  }
}
