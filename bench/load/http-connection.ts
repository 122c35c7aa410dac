import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** An answer; the body's memory is used again after the callback. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

const endOfHead = '\r\n\r\n';
const statusOffset = 'HTTP/1.1 '.length;
const contentLength = /\r\ncontent-length: (\d+)/i;
const shared = Buffer.allocUnsafe(256 * 1024);

/** A keep-alive connection that carries one request at a time, for answers that state their length. */
export class HttpConnection {
  readonly #socket: Socket;
  #pending: Buffer | undefined;
  #onAnswer: ((answer: HttpAnswer) => void) | undefined;
  #failure: Error | undefined;
  #closed = false;

  private constructor(port: number) {
    this.#socket = connect({
      host: '127.0.0.1',
      port,
      noDelay: true,
      onread: {
        buffer: shared,
        callback: (length) => {
          this.#take(shared.subarray(0, length));
          return true;
        },
      },
    });
    this.#socket.on('close', () => {
      this.#failure ??= new Error('The server closed the connection.');
      // Nobody can go on without the answer; the measurement ends here.
      if (this.#onAnswer !== undefined && !this.#closed) throw this.#failure;
    });
    this.#socket.on('error', (error) => {
      this.#failure = error;
    });
  }

  static async open(port: number): Promise<HttpConnection> {
    const connection = new HttpConnection(port);
    await once(connection.#socket, 'connect');
    return connection;
  }

  get busy(): boolean {
    return this.#onAnswer !== undefined;
  }

  /** Sends a whole request. Throws if the connection is gone or has one under way. */
  send(request: Buffer, onAnswer: (answer: HttpAnswer) => void): void {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#onAnswer !== undefined) throw new Error('A request is under way on this connection.');
    this.#onAnswer = onAnswer;
    this.#socket.write(request);
  }

  /** Sends a request and keeps its answer. */
  ask(request: Buffer): Promise<HttpAnswer> {
    return new Promise((resolve) =>
      this.send(request, ({ status, body }) => resolve({ status, body: Buffer.from(body) })),
    );
  }

  close(): void {
    this.#closed = true;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    const bytes = this.#pending === undefined ? chunk : Buffer.concat([this.#pending, chunk]);
    const headEnd = bytes.indexOf(endOfHead);
    const length = headEnd === -1 ? undefined : contentLength.exec(bytes.toString('latin1', 0, headEnd))?.[1];
    const start = headEnd + endOfHead.length;
    if (length === undefined || bytes.length < start + Number(length)) {
      this.#pending = Buffer.from(bytes);
      return;
    }
    this.#pending = undefined;
    const onAnswer = this.#onAnswer;
    this.#onAnswer = undefined;
    onAnswer?.({
      status: Number(bytes.toString('latin1', statusOffset, statusOffset + 3)),
      body: bytes.subarray(start),
    });
  }
}
