import { plainReadySchema, plainResetSchema } from '@lockstep/protocol';

/** How far the tail of the personal workspace has been read: where to go on after a reconnect. */
export class Cursor {
  #workspace_id: string | undefined;
  #epoch: string | undefined;
  #seq: number | undefined;

  /** @param since the seq to begin after; from now on if absent. */
  constructor(since: number | undefined) {
    this.#seq = since;
  }

  /** What to add to the socket's address. */
  get query(): string {
    if (this.#seq === undefined) return '';
    const epoch = this.#epoch === undefined ? '' : `&epoch=${encodeURIComponent(this.#epoch)}`;
    return `?since=${this.#seq}${epoch}`;
  }

  /** Notes what a message says of the place in the log. */
  note(message: Readonly<Record<string, unknown>>): void {
    const ready = plainReadySchema.safeParse(message);
    if (ready.success) {
      this.#workspace_id = ready.data.workspace_id;
      this.#epoch = ready.data.epoch;
      this.#seq ??= ready.data.head;
      return;
    }
    if (message['workspace_id'] !== this.#workspace_id) return;
    const reset = plainResetSchema.safeParse(message);
    if (reset.success) {
      this.#epoch = reset.data.epoch;
      this.#seq = reset.data.head;
    } else if (typeof message['seq'] === 'number') {
      this.#seq = message['seq'];
    }
  }
}
