import type { HttpConnection } from '../load/http-connection.ts';
import { readNumber } from '../load/read-number.ts';
import type { NumberedBytes } from '../load/task-request.ts';

/** A write that was acknowledged. */
export interface Acknowledged {
  /** Of the person who wrote, among all of the benchmark. */
  readonly person: number;
  readonly number: number;
  readonly seq: number;
}

const needle = Buffer.from('"seq":');

/** Numbers the writes of all writers of a benchmark, and keeps what was acknowledged. */
export class WriteBook {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers other than 201. */
  refused = 0;
  #numbers = 0;

  get sent(): number {
    return this.#numbers;
  }

  next(): number {
    this.#numbers += 1;
    return this.#numbers;
  }
}

/** Writes tasks over one HTTP connection. */
export class TaskWriter {
  readonly #connection: HttpConnection;
  readonly #requests: readonly NumberedBytes[];
  readonly #book: WriteBook;

  /** @param requests one a person */
  constructor(connection: HttpConnection, requests: readonly NumberedBytes[], book: WriteBook) {
    this.#connection = connection;
    this.#requests = requests;
    this.#book = book;
  }

  get busy(): boolean {
    return this.#connection.busy;
  }

  /** Writes one task as the person the number falls upon; `onDone` gets the milliseconds that it took. */
  write(onDone: (ms: number) => void): number {
    const number = this.#book.next();
    const person = number % this.#requests.length;
    const request = this.#requests[person];
    if (request === undefined) throw new Error('There is nobody to write as.');
    const started = performance.now();
    this.#connection.send(request.with(number), ({ status, body }) => {
      const ms = performance.now() - started;
      if (status === 201) {
        const seq = readNumber(body, body.lastIndexOf(needle) + needle.length);
        this.#book.acknowledged.push({ person, number, seq });
      } else this.#book.refused += 1;
      onDone(ms);
    });
    return number;
  }

  /** Writes one after the other while `goOn` says so; resolves after the last answer. */
  writeWhile(goOn: () => boolean | Promise<boolean>, onDone: (ms: number) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const step = async (): Promise<void> => {
        if (!(await goOn())) return resolve();
        this.write((ms) => {
          onDone(ms);
          step().catch(reject);
        });
        return undefined;
      };
      step().catch(reject);
    });
  }
}
