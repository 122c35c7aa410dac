import { sync } from '../dialect/sync.ts';
import { encodeClientFrame } from '../load/client-frame.ts';
import { LiveClient } from '../load/live-client.ts';
import { readNumber } from '../load/read-number.ts';
import { NumberedBytes } from '../load/task-request.ts';
import type { Person } from '../subject/person.ts';
import type { EventInspector } from './event-inspector.ts';
import type { WriteBook } from './task-writer.ts';

const ackPrefix = Buffer.from('{"type":"ack","op_id":"op-');
const rejectPrefix = Buffer.from('{"type":"reject","op_id":"op-');
const seqNeedle = Buffer.from('"seq":');
const blank = '##########';

function beginsWith(prefix: Buffer, bytes: Buffer, start: number, end: number): boolean {
  const after = start + prefix.length;
  return after <= end && bytes.compare(prefix, 0, prefix.length, start, after) === 0;
}

export interface OpSenderOptions {
  readonly port: number;
  readonly person: Person;
  /** Of the person, among all of the benchmark. */
  readonly index: number;
  /** Operations under way at most. */
  readonly window: number;
  readonly book: WriteBook;
  readonly inspector: EventInspector;
}

/** Sends `op` frames over one sync socket, a bounded number under way, and checks each `ack` (D11). */
export class OpSender {
  readonly client: LiveClient;
  readonly #options: OpSenderOptions;
  readonly #frame: NumberedBytes;
  readonly #sentAt = new Map<number, number>();
  #goOn: () => boolean = () => false;
  #times: number[] = [];
  #acksBeforeBatch = 0;
  #finished: () => void = () => {};

  constructor(options: OpSenderOptions) {
    const { port, person, index, inspector } = options;
    this.#options = options;
    const input = { title: `Task ${blank}`, priority: 'high', labels: ['bench'], due_date: '2030-01-31' };
    const { workspace_id } = person;
    const op = { type: 'op', op_id: `op-${blank}`, workspace_id, operation: 'task.add', input };
    this.#frame = new NumberedBytes(encodeClientFrame(JSON.stringify(op)));
    this.client = new LiveClient({
      port,
      person,
      index,
      dialect: sync,
      cursor: 0,
      onEvent: inspector.of(person),
      onMessage: (bytes, start, end) => this.#take(bytes, start, end),
    });
  }

  /** Acknowledgements that came before the socket had the change itself, which D11 rules out. */
  get acksBeforeBatch(): number {
    return this.#acksBeforeBatch;
  }

  /** Sends while `goOn` says so; resolves after the last acknowledgement, with the milliseconds that each took. */
  sendWhile(goOn: () => boolean): Promise<readonly number[]> {
    this.#times = [];
    this.#goOn = goOn;
    return new Promise((resolve) => {
      this.#finished = () => resolve(this.#times);
      for (let count = 0; count < this.#options.window && goOn(); count += 1) this.#send();
      this.#finishIfDone();
    });
  }

  #send(): void {
    const number = this.#options.book.next();
    this.#sentAt.set(number, performance.now());
    this.client.sendFrame(this.#frame.with(number));
  }

  #take(bytes: Buffer, start: number, end: number): void {
    if (beginsWith(ackPrefix, bytes, start, end)) {
      const seq = readNumber(bytes, bytes.indexOf(seqNeedle, start) + seqNeedle.length);
      this.#acknowledge(readNumber(bytes, start + ackPrefix.length), seq);
    } else if (beginsWith(rejectPrefix, bytes, start, end)) {
      this.#options.book.refused += 1;
      this.#settle(readNumber(bytes, start + rejectPrefix.length));
    }
  }

  #acknowledge(number: number, seq: number): void {
    const { book, index } = this.#options;
    const now = performance.now();
    this.#times.push(now - (this.#sentAt.get(number) ?? now));
    book.acknowledged.push({ person: index, number, seq });
    if (this.client.last < seq) this.#acksBeforeBatch += 1;
    this.#settle(number);
  }

  #settle(number: number): void {
    this.#sentAt.delete(number);
    if (this.#goOn()) this.#send();
    else this.#finishIfDone();
  }

  #finishIfDone(): void {
    if (this.#sentAt.size === 0) this.#finished();
  }
}
