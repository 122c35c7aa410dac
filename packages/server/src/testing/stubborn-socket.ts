import { connect, type Socket } from 'node:net';

const mask = Buffer.from([1, 2, 3, 4]);

function header(opcode: number, length: number): Buffer {
  const first = 0x80 | opcode;
  if (length < 126) return Buffer.from([first, 0x80 | length]);
  const bytes = Buffer.from([first, 0x80 | 126, 0, 0]);
  bytes.writeUInt16BE(length, 2);
  return bytes;
}

/** A WebSocket client that does as it likes: it answers neither pings nor the closing handshake. */
export class StubbornSocket {
  /** Resolves when the server says no more. */
  readonly ended: Promise<unknown>;
  /** Resolves when the connection is gone from both sides. */
  readonly gone: Promise<unknown>;
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.gone = new Promise((resolve) => socket.on('close', resolve));
    this.ended = Promise.race([new Promise((resolve) => socket.on('end', resolve)), this.gone]);
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
    });
    socket.on('error', () => {});
  }

  /** Sends the upgrade request and waits for the answer's head, whatever it says. */
  static async connect(url: string, headers: Readonly<Record<string, string>>): Promise<StubbornSocket> {
    const { hostname, port, host, pathname, search } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const stubborn = new StubbornSocket(socket);
    const lines = Object.entries({
      Host: host,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`);
    await stubborn.until('\r\n\r\n');
    return stubborn;
  }

  /** Everything received so far, read as text. */
  get received(): string {
    return this.#received.toString('utf8');
  }

  /** Waits until this text has come; rejects if the connection ends without it. */
  async until(text: string): Promise<void> {
    while (!this.received.includes(text)) {
      const more = new Promise<boolean>((resolve) => this.#socket.once('data', () => resolve(false)));
      const ended = await Promise.race([more, this.ended.then(() => true)]);
      if (ended && !this.received.includes(text)) throw new Error(`ended without “${text}”`);
    }
  }

  send(message: object): void {
    this.frame(0x1, Buffer.from(JSON.stringify(message)));
  }

  /** Sends any frame, known to the protocol or not. */
  frame(opcode: number, payload: Buffer): void {
    const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
    this.#socket.write(Buffer.concat([header(opcode, payload.length), mask, masked]));
  }

  /** Keeps its side open and talks on after the server has ended its own, until it is told that nobody is there. */
  async talkUntilGone(): Promise<void> {
    await this.ended;
    const talking = setInterval(() => this.#socket.write('?'), 20);
    await this.gone;
    clearInterval(talking);
  }

  destroy(): void {
    this.#socket.destroy();
  }
}
