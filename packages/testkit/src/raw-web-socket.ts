import { connect, type Socket } from 'node:net';
import { clientFrame } from './client-frame.ts';

export interface UpgradeOptions {
  readonly port: number;
  /** From `/ws/tasks/` on, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How a connection ended: with a closing frame's code, or without any. */
export type Ending = { readonly code: number } | 'torn';

const patienceMs = 20_000;
const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/** A WebSocket made of bytes: what is sent may be anything, what comes back is read frame by frame. */
export class RawWebSocket {
  /** What was answered to the upgrade: status line, headers, and where it was refused the body. */
  readonly answer: string;
  /** What it was told; empty where somebody listens. */
  readonly texts: string[] = [];
  ending: Ending | undefined;
  pongs = 0;
  readonly #socket: Socket;
  readonly #listener: (text: string) => void;
  #rest: Buffer;
  #waiting: (() => void)[] = [];

  private constructor(socket: Socket, answer: string, rest: Buffer, listener?: (text: string) => void) {
    this.#socket = socket;
    this.#listener = listener ?? ((text) => this.texts.push(text));
    this.answer = answer;
    this.#rest = Buffer.alloc(0);
    if (!this.isOpen) this.ending = 'torn';
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('close', () => {
      this.ending ??= 'torn';
      this.#wake();
    });
    if (this.isOpen) this.#take(rest);
  }

  /** Asks for the upgrade; resolves with the answer, whatever it is. `listener` gets each text, from the first on. */
  static async connect(options: UpgradeOptions, listener?: (text: string) => void): Promise<RawWebSocket> {
    const socket = connect({ host: '127.0.0.1', port: options.port, allowHalfOpen: true });
    socket.on('error', () => undefined);
    const headers = {
      Host: `127.0.0.1:${options.port}`,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...options.headers,
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET ${options.path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    const { head, rest } = await readHead(socket);
    return new RawWebSocket(socket, head, rest, listener);
  }

  get isOpen(): boolean {
    return this.answer.startsWith('HTTP/1.1 101 ');
  }

  /** The refusal's status; 101 where it was none. */
  get status(): number {
    return Number(this.answer.slice(9, 12));
  }

  bytes(bytes: Buffer): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  send(message: object): void {
    this.bytes(clientFrame(Buffer.from(JSON.stringify(message))));
  }

  ping(): void {
    this.bytes(clientFrame(Buffer.from('ping'), { opcode: opcodes.ping }));
  }

  /** Says no more, and goes on listening. */
  halfClose(): void {
    this.#socket.end();
  }

  /** Takes nothing of what comes, so that it piles up at the other side. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Waits until this holds or the connection has ended; answers which of both within 20 s, and rejects after them. */
  async until(holds: () => boolean): Promise<boolean> {
    const deadline = Date.now() + patienceMs;
    while (!holds()) {
      if (this.ending !== undefined) return false;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`the server said nothing for ${patienceMs} ms`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return true;
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (let frame = readFrame(this.#rest); frame !== undefined; frame = readFrame(this.#rest)) {
      this.#rest = this.#rest.subarray(frame.end);
      this.#frame(frame.opcode, frame.payload);
    }
    this.#wake();
  }

  #frame(opcode: number, payload: Buffer): void {
    if (opcode === opcodes.text) {
      this.#listener(payload.toString('utf8'));
    } else if (opcode === opcodes.pong) this.pongs += 1;
    else if (opcode === opcodes.ping) this.bytes(clientFrame(payload, { opcode: opcodes.pong }));
    else if (opcode === opcodes.close) {
      this.ending ??= { code: payload.length < 2 ? 1005 : payload.readUInt16BE(0) };
      this.bytes(clientFrame(payload.subarray(0, 2), { opcode: opcodes.close }));
    }
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}

interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
  readonly end: number;
}

/** The first whole frame in what has come; a server's frames are unmasked. */
function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const start = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < start) return undefined;
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const end = start + length;
  if (bytes.length < end) return undefined;
  return { opcode: (bytes[0] ?? 0) & 0x0f, payload: bytes.subarray(start, end), end };
}

function readHead(socket: Socket): Promise<{ readonly head: string; readonly rest: Buffer }> {
  return new Promise((resolve, reject) => {
    let all: Buffer = Buffer.alloc(0);
    const finish = (end: number) => {
      clearTimeout(timer);
      socket.off('data', onData).off('close', onEnd).off('end', onEnd);
      resolve({ head: all.toString('utf8', 0, end), rest: all.subarray(end) });
    };
    const onEnd = () => finish(all.length);
    const onData = (chunk: Buffer) => {
      all = Buffer.concat([all, chunk]);
      const end = all.indexOf('\r\n\r\n');
      if (end < 0) return;
      // A refusal is read to its end: it says what was wrong.
      if (all.toString('latin1', 0, 13) === 'HTTP/1.1 101 ') finish(end + 4);
      else socket.end();
    };
    const timer = setTimeout(() => reject(new Error('the upgrade was not answered')), patienceMs);
    socket.on('data', onData).on('close', onEnd).on('end', onEnd);
  });
}
