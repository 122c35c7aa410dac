import type { Dialect } from '../dialect/dialect.ts';
import type { Person } from '../subject/person.ts';
import { encodeClientFrame } from './client-frame.ts';
import { FrameReader, opcodes } from './frame-reader.ts';
import { RawWebSocket } from './raw-web-socket.ts';
import { ReferenceReader } from './reference-reader.ts';
import type { ReferenceStream } from './reference-stream.ts';
import { SequenceCheck } from './sequence-check.ts';

export interface LiveClientOptions {
  readonly port: number;
  readonly person: Person;
  readonly dialect: Dialect;
  /** The last seq it has. */
  readonly cursor: number;
  /** Counts the connections of a benchmark. */
  readonly index: number;
  /** What the others of the same workspace get, where bytes are to be compared. */
  readonly reference?: ReferenceStream;
  /** Looks at a change as it comes: the payload is `bytes[start..end)`. */
  readonly onEvent?: (seq: number, bytes: Buffer, start: number, end: number) => void;
  /** Looks at a message that carries no change. */
  readonly onMessage?: (bytes: Buffer, start: number, end: number) => void;
}

const headLength = 64;

/** A WebSocket client that counts what it is sent and checks its order. */
export class LiveClient {
  readonly check: SequenceCheck;
  /** Resolves when the stream is live; rejects if the connection ends before. */
  readonly live: Promise<void>;
  readonly #options: LiveClientOptions;
  readonly #socket: RawWebSocket;
  readonly #frames = new FrameReader();
  #reference: ReferenceReader | undefined;
  #becomeLive: () => void = () => {};
  #dropped = false;
  #lost = '';
  #closeCode = '';

  constructor(options: LiveClientOptions) {
    const { port, person, dialect, cursor, index, reference } = options;
    this.#options = options;
    this.check = new SequenceCheck(cursor);
    this.#reference = reference && new ReferenceReader(reference, cursor);
    let fail: (error: Error) => void = () => {};
    this.live = new Promise((resolve, reject) => {
      this.#becomeLive = resolve;
      fail = reject;
    });
    this.#socket = new RawWebSocket({
      port,
      index,
      path: dialect.path(person),
      headers: dialect.headers(person),
      onOpen: () => this.#greet(),
      onBytes: (bytes) => this.#take(bytes),
      onClosed: (error) => {
        const reason = error === '' ? `closed by the server with ${this.#closeCode}` : error;
        if (!this.#dropped) this.#lost = reason;
        fail(new Error(`A client was not served: ${reason}.`));
      },
    });
  }

  /** Why the connection ended though nobody ended it here; empty if it did not. */
  get lostBecause(): string {
    return this.#lost;
  }

  /** The last seq it has. */
  get last(): number {
    return this.#reference?.last ?? this.check.last;
  }

  /** Bytes that turned out right by comparison. */
  get verifiedBytes(): number {
    return this.#reference?.offset ?? 0;
  }

  /** Changes whose bytes differ from what others got. */
  get altered(): number {
    return this.#reference?.altered ?? 0;
  }

  /** How many changes up to `head` never came. */
  lost(head: number): number {
    return this.#reference === undefined ? this.check.lost(head) : Math.max(0, head - this.#reference.last);
  }

  sendFrame(frame: Buffer): void {
    this.#socket.sendFrame(frame);
  }

  /** Gone without a word. */
  drop(): void {
    this.#dropped = true;
    this.#socket.destroy();
  }

  #greet(): void {
    const { dialect, person, cursor } = this.#options;
    const greeting = dialect.greeting(person, cursor);
    if (greeting !== undefined) this.#socket.send(greeting);
    if (dialect.liveOnOpen) this.#becomeLive();
  }

  #take(chunk: Buffer): void {
    const rest = this.#reference !== undefined && this.#frames.aligned ? this.#reference.take(chunk) : chunk;
    if (rest === undefined) return;
    this.#frames.read(rest, (opcode, bytes, start, end, frameStart) => {
      if (opcode === opcodes.text) this.#takeMessage(bytes, start, end, frameStart);
      else if (opcode === opcodes.ping) {
        this.#socket.sendFrame(encodeClientFrame(bytes.subarray(start, end), opcodes.pong));
      } else if (opcode === opcodes.close) {
        this.#closeCode = end - start >= 2 ? String(bytes.readUInt16BE(start)) : 'no code';
        this.#socket.sendFrame(encodeClientFrame(bytes.subarray(start, end), opcodes.close));
      }
    });
  }

  #takeMessage(bytes: Buffer, start: number, end: number, frameStart: number): void {
    const { dialect, onEvent, onMessage } = this.#options;
    const seq = dialect.seqOf(bytes, start, end);
    if (seq === 0) {
      this.#takeOther(bytes.toString('latin1', start, Math.min(end, start + headLength)));
      onMessage?.(bytes, start, end);
      return;
    }
    onEvent?.(seq, bytes, start, end);
    if (this.#reference !== undefined && seq === this.#reference.last + 1) {
      this.#reference.takeFrame(bytes.subarray(frameStart, end));
      return;
    }
    this.#leaveReference();
    this.check.take(seq);
  }

  /** From the first irregularity on, seqs are counted one by one. */
  #leaveReference(): void {
    if (this.#reference === undefined) return;
    for (let seq = this.check.last + 1; seq <= this.#reference.last; seq += 1) this.check.take(seq);
    this.#reference = undefined;
  }

  #takeOther(head: string): void {
    const { dialect } = this.#options;
    const reply = dialect.reply(head);
    if (reply !== undefined) this.#socket.send(reply);
    if (dialect.isLive(head)) this.#becomeLive();
  }
}
