import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Channel } from '../../realtime/channel.ts';

const dirty = new Set<SocketChannel>();

/** Lets go of everything written during this turn: one system call a socket, however many frames. */
function flushDirty(): void {
  for (const channel of dirty) channel.flush();
  dirty.clear();
}

/** Streams tell nothing of a write that is under way; the handle below them does (Node's own socket timeouts ask it too). */
interface Handled {
  readonly _handle?: { readonly writeQueueSize?: number } | null;
}

/**
 * A channel on a `ws` socket. Frames are written to the TCP socket as they are: `ws` would build each one's header anew
 * for every socket. That is sound because no extension is negotiated, so `ws` itself writes whole frames at once too.
 */
export class SocketChannel implements Channel {
  readonly #webSocket: WebSocket;
  readonly #socket: Duplex & Handled;
  #corked = false;
  #drained: (() => void)[] | undefined;

  constructor(webSocket: WebSocket, socket: Duplex) {
    this.#webSocket = webSocket;
    this.#socket = socket;
  }

  get bufferedBytes(): number {
    return this.#socket.writableLength;
  }

  get untakenBytes(): number {
    return this.#socket._handle?.writeQueueSize ?? 0;
  }

  get open(): boolean {
    return this.#webSocket.readyState === this.#webSocket.OPEN;
  }

  write(frame: Buffer): void {
    if (!this.open) return;
    if (!this.#corked) {
      this.#corked = true;
      this.#socket.cork();
      if (dirty.size === 0) setImmediate(flushDirty);
      dirty.add(this);
    }
    this.#socket.write(frame);
  }

  flush(): void {
    this.#corked = false;
    this.#socket.uncork();
  }

  onceDrained(listener: () => void): void {
    if (!this.#socket.writableNeedDrain) {
      setImmediate(listener);
      return;
    }
    // One listener on the socket, however many workspaces wait for it.
    if (this.#drained === undefined) this.#socket.once('drain', () => this.#tellDrained());
    this.#drained ??= [];
    this.#drained.push(listener);
  }

  #tellDrained(): void {
    const listeners = this.#drained ?? [];
    this.#drained = undefined;
    for (const listener of listeners) listener();
  }

  ping(): void {
    if (this.open) this.#webSocket.ping();
  }

  close(code: number, reason: string): void {
    this.#webSocket.close(code, reason);
  }

  terminate(): void {
    this.#webSocket.terminate();
  }

  pauseReading(): void {
    this.#webSocket.pause();
  }

  resumeReading(): void {
    this.#webSocket.resume();
  }
}
