import { createHash } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { encodeClientFrame } from './client-frame.ts';
import { sourceAddress } from './source-address.ts';

export interface RawWebSocketOptions {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Counts the connections of a benchmark. */
  readonly index: number;
  onOpen(): void;
  /** What came after the handshake; the memory is used again afterwards. */
  onBytes(bytes: Buffer): void;
  /** The connection is gone, or never came to be. */
  onClosed(reason: string): void;
}

const key = 'bG9ja3N0ZXAgYmVuY2hlcw==';
const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
const endOfHead = '\r\n\r\n';

/** All sockets read into this: their data are looked at before the next one's come. */
const shared = Buffer.allocUnsafe(256 * 1024);

/** A WebSocket client on a bare socket, so that the load costs little beside what is measured. */
export class RawWebSocket {
  readonly #options: RawWebSocketOptions;
  readonly #socket: Socket;
  #head: Buffer | undefined = Buffer.alloc(0);
  #reason = '';

  constructor(options: RawWebSocketOptions) {
    this.#options = options;
    this.#socket = connect({
      host: '127.0.0.1',
      port: options.port,
      localAddress: sourceAddress(options.index),
      noDelay: true,
      onread: {
        buffer: shared,
        callback: (length) => {
          this.#take(shared.subarray(0, length));
          return true;
        },
      },
    });
    this.#socket.on('connect', () => this.#socket.write(this.#request()));
    this.#socket.on('error', (error) => {
      this.#reason = error.message;
    });
    this.#socket.on('close', () => options.onClosed(this.#reason));
  }

  send(text: string): void {
    this.#socket.write(encodeClientFrame(text));
  }

  sendFrame(frame: Buffer): void {
    this.#socket.write(frame);
  }

  /** Gone without a word, as when a network drops. */
  destroy(): void {
    this.#socket.destroy();
  }

  #request(): string {
    const { path, port, headers } = this.#options;
    const all = {
      Host: `127.0.0.1:${port}`,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': key,
      ...headers,
    };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    return [`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
  }

  #take(bytes: Buffer): void {
    if (this.#head === undefined) this.#options.onBytes(bytes);
    else this.#takeHead(Buffer.concat([this.#head, bytes]));
  }

  #takeHead(bytes: Buffer): void {
    const end = bytes.indexOf(endOfHead);
    if (end === -1) {
      this.#head = bytes;
      return;
    }
    const head = bytes.toString('latin1', 0, end);
    if (!head.startsWith('HTTP/1.1 101') || !head.includes(accept)) {
      this.#reason = `refused: ${head.split('\r\n')[0] ?? ''}`;
      this.#socket.destroy();
      return;
    }
    this.#head = undefined;
    this.#options.onOpen();
    const rest = bytes.subarray(end + endOfHead.length);
    if (rest.length > 0) this.#options.onBytes(rest);
  }
}
