import { connect, type Socket } from 'node:net';

/** A bare TCP connection, to send what no HTTP client would. */
export class RawSocket {
  readonly #socket: Socket;
  #received = '';
  #closed = false;
  readonly #waiting = new Set<() => void>();

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.on('data', (chunk) => {
      this.#received += chunk.toString('latin1');
      this.#wake();
    });
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => {
      this.#closed = true;
      this.#wake();
    });
  }

  get received(): string {
    return this.#received;
  }

  send(text: string | Buffer): void {
    this.#socket.write(text);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** Resolves when this text has come. */
  async until(text: string): Promise<string> {
    await this.#when(() => this.#received.includes(text) || this.#closed);
    if (!this.#received.includes(text)) throw new Error(`closed after “${this.#received}”`);
    return this.#received;
  }

  /** Resolves when the other side has closed, with all it sent. */
  async closed(): Promise<string> {
    await this.#when(() => this.#closed);
    return this.#received;
  }

  async #when(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
