type Message = Record<string, unknown>;

/** Where a client has got to; it says what is wrong with what it is told. */
export interface ClientModel {
  readonly cursor: number;
  /** The stream has ended for good: the rights are gone (D6). */
  readonly forbidden: boolean;
  /** Everything it is owed has come. */
  readonly settled: boolean;
  hear(message: Message): void;
}

function numberOf(message: Message, field: string): number {
  const value = message[field];
  if (typeof value !== 'number') throw new Error(`${String(message['type'])} has no ${field}`);
  return value;
}

export interface SyncModelOptions {
  readonly cursor: number | undefined;
  /** What of its operations are to be answered. */
  readonly ops: ReadonlySet<string>;
  /** It needs a snapshot, and a resume after it. */
  readonly needsSnapshot: () => void;
  /** Whether there is this reason to reset it. */
  readonly isDue: (reason: unknown) => boolean;
}

/** A client of sync mode, as D1, D2, D6, D11 and D12 have it. */
export class SyncModel implements ClientModel {
  cursor: number;
  forbidden = false;
  #live = false;
  #greeted = false;
  /** Nothing may come: the client has asked for nothing, or was told that its cursor cannot be continued. */
  waiting: boolean;
  readonly #owed: Set<string>;
  readonly #needsSnapshot: () => void;
  readonly #isDue: (reason: unknown) => boolean;

  constructor({ cursor, ops, needsSnapshot, isDue }: SyncModelOptions) {
    this.#isDue = isDue;
    this.cursor = cursor ?? 0;
    this.waiting = cursor === undefined;
    this.#owed = new Set(ops);
    this.#needsSnapshot = needsSnapshot;
  }

  get settled(): boolean {
    return (this.#live || this.forbidden) && this.#owed.size === 0;
  }

  /** It says how far it has got. */
  resumes(seq: number): void {
    this.cursor = seq;
    this.waiting = false;
    this.#live = false;
  }

  hear(message: Message): void {
    const { type } = message;
    if (type === 'ready') this.#ready();
    else if (!this.#greeted) throw new Error(`${String(type)} before ready`);
    else if (type === 'batch') this.#batch(message);
    else if (type === 'live') this.#wentLive(message);
    else if (type === 'ack') this.#ack(message);
    else if (type === 'reset') this.#reset(message);
    else throw new Error(`unexpected ${String(type)}`);
  }

  #ready(): void {
    if (this.#greeted) throw new Error('ready twice');
    this.#greeted = true;
    if (this.waiting) this.#needsSnapshot();
  }

  #batch(message: Message): void {
    if (this.waiting) throw new Error('D12: a batch of a workspace that nobody asked for');
    if (this.forbidden) throw new Error('D6: a batch after the rights had ended');
    const from = numberOf(message, 'from');
    if (from !== this.cursor + 1) throw new Error(`D1, D2: ${from} follows ${this.cursor}`);
    this.cursor = numberOf(message, 'to');
  }

  #wentLive(message: Message): void {
    if (this.waiting) throw new Error('D12: live without being asked');
    const head = numberOf(message, 'head');
    if (head !== this.cursor) throw new Error(`D1: live at ${head}, told up to ${this.cursor}`);
    this.#live = true;
  }

  #ack(message: Message): void {
    const { op_id } = message;
    if (typeof op_id !== 'string' || !this.#owed.delete(op_id)) throw new Error('D11: an ack of nothing');
    const seq = numberOf(message, 'seq');
    if (!this.waiting && !this.forbidden && this.cursor < seq) throw new Error('D11: an ack before its batch');
  }

  #reset({ reason }: Message): void {
    if (!this.#isDue(reason)) throw new Error(`D1: reset for no reason, ${String(reason)}`);
    this.#live = false;
    this.waiting = true;
    if (reason === 'forbidden') this.forbidden = true;
    else this.#needsSnapshot();
  }
}

/** A listener in plain mode. */
export class PlainModel implements ClientModel {
  cursor: number;
  forbidden = false;
  readonly #since: number | undefined;
  readonly #isDue: (reason: unknown) => boolean;
  #greeted = false;

  constructor(since: number | undefined, isDue: (reason: unknown) => boolean) {
    this.#isDue = isDue;
    this.#since = since;
    this.cursor = since ?? 0;
  }

  get settled(): boolean {
    return this.#greeted;
  }

  hear(message: Message): void {
    const { type } = message;
    if (type === 'ready') {
      this.#greeted = true;
      this.cursor = this.#since ?? numberOf(message, 'head');
    } else if (!this.#greeted) {
      throw new Error(`${String(type)} before ready`);
    } else if (type === 'reset') {
      if (!this.#isDue(message['reason'])) throw new Error(`D1: reset for no reason, ${String(message['reason'])}`);
      this.cursor = numberOf(message, 'head');
      this.forbidden = message['reason'] === 'forbidden';
    } else {
      this.#change(numberOf(message, 'seq'));
    }
  }

  #change(seq: number): void {
    if (this.forbidden) throw new Error('D6: a change after the rights had ended');
    if (seq !== this.cursor + 1) throw new Error(`D1, D2: ${seq} follows ${this.cursor}`);
    this.cursor = seq;
  }
}
