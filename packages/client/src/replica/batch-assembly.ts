import type { BatchFrame } from '@lockstep/protocol';

/**
 * Puts together what travels in parts: a batch above 256 KiB comes as `part` of `parts` and is applied after the last,
 * in one step (D3).
 */
export class BatchAssembly {
  #parts: BatchFrame[] = [];

  /** The whole batch; undefined while parts are missing, `broken` if this part does not continue the ones before. */
  add(frame: BatchFrame): BatchFrame | undefined | 'broken' {
    const parts = frame.parts ?? 1;
    const part = frame.part ?? 1;
    const first = this.#parts[0];
    const continues = first === undefined ? part === 1 : part === this.#parts.length + 1 && frame.op_id === first.op_id;
    if (!continues || (first !== undefined && first.parts !== frame.parts)) {
      this.clear();
      return 'broken';
    }
    this.#parts.push(frame);
    if (part < parts) return undefined;
    const whole = this.#parts;
    this.#parts = [];
    if (first === undefined) return frame;
    return {
      type: 'batch',
      workspace_id: first.workspace_id,
      from: first.from,
      to: frame.to,
      op_id: first.op_id,
      actor: first.actor,
      timestamp: first.timestamp,
      events: whole.flatMap((piece) => piece.events),
    };
  }

  /** Forgets an unfinished batch: it will come again from its first part. */
  clear(): void {
    this.#parts = [];
  }
}
