import { WebSocket } from 'ws';

type Message = Record<string, unknown>;

export interface TestSocketOptions {
  readonly token?: string;
  readonly protocol?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A WebSocket client that keeps what it was told and waits for what a test expects. */
export class TestSocket {
  readonly messages: Message[] = [];
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  #waiting: { readonly test: (message: Message) => boolean; readonly resolve: (message: Message) => void }[] = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', (code) => resolve(code)));
    socket.on('message', (data: Buffer) => this.#take(JSON.parse(data.toString('utf8')) as Message));
  }

  /** Connects; rejects with the HTTP status where the upgrade is refused. */
  static connect(url: string, options: TestSocketOptions = {}): Promise<TestSocket> {
    const headers = {
      ...(options.token === undefined ? {} : { Authorization: `Bearer ${options.token}` }),
      ...options.headers,
    };
    const socket = new WebSocket(url, options.protocol === undefined ? [] : [options.protocol], { headers });
    const connected = new TestSocket(socket);
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(connected));
      socket.once('unexpected-response', (_request, response) => {
        reject(new Error(`refused with ${response.statusCode ?? 0}`));
        socket.terminate();
      });
      socket.on('error', reject);
    });
  }

  send(message: object | string): void {
    this.#socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The first message, already here or still to come, that `test` accepts. */
  expect(test: (message: Message) => boolean): Promise<Message> {
    const found = this.messages.find(test);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve) => this.#waiting.push({ test, resolve }));
  }

  expectType(type: string): Promise<Message> {
    return this.expect((message) => message['type'] === type);
  }

  /** The change with this seq. */
  expectSeq(seq: number): Promise<Message> {
    return this.expect((message) => message['seq'] === seq);
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  async close(): Promise<void> {
    this.#socket.close();
    await this.closed;
  }

  #take(message: Message): void {
    this.messages.push(message);
    const [due, rest] = [
      this.#waiting.filter(({ test }) => test(message)),
      this.#waiting.filter(({ test }) => !test(message)),
    ];
    this.#waiting = rest;
    for (const { resolve } of due) resolve(message);
  }
}
