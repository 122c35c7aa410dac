import type { Socket } from '@lockstep/client';
import type { DownFrame, PlainMessage, UpFrame } from '@lockstep/protocol';
import type { Channel } from '../../packages/server/src/realtime/channel.ts';
import { Pipe } from './pipe.ts';
import { knownFrameTexts } from './known-frame-texts.ts';
import type { VirtualTime } from './virtual-time.ts';

type Down =
  | { readonly kind: 'open' }
  | { readonly kind: 'text'; readonly text: string; readonly frame: DownFrame | PlainMessage }
  | { readonly kind: 'ping' }
  | { readonly kind: 'close'; readonly code: number };

type Up =
  | { readonly kind: 'open' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pong' }
  | { readonly kind: 'end'; readonly code: number };

/** The server's end of a connection. */
export interface ServerEnd {
  receive(text: string): void;
  heard(): void;
  ended(code: number): void;
}

/** Sees everything that passes. */
export interface LineWatcher {
  /** The server has written a frame. */
  written(line: Line, frame: DownFrame | PlainMessage): void;
  /** A frame is about to arrive at the client. */
  arriving(line: Line, frame: DownFrame | PlainMessage): void;
  /** The client has written a frame. */
  asked(line: Line, frame: UpFrame): void;
  /** A frame is about to arrive at the server. */
  reaching(line: Line, frame: UpFrame): void;
}

export interface LineOptions {
  readonly time: VirtualTime;
  readonly latencyMs: () => number;
  readonly watcher: LineWatcher;
  /** The upgrade has reached the server; undefined if nobody is there. */
  readonly accept: (line: Line) => ServerEnd | undefined;
}

/** What `ws` gives the other side to answer the closing handshake, milliseconds. */
const handshakeMs = 30_000;
/** What else is in the buffers of a socket that takes nothing, bytes. */
const ballastBytes = 300 * 1024;

type Listener = (event: { readonly data: unknown; readonly code: number }) => void;

function byteLength(item: Down): number {
  return item.kind === 'text' ? item.text.length : 2;
}

/**
 * One WebSocket with its network: the standard Socket at the client's end, a Channel at the server's, frames under way
 * in between. It can be cut at any moment, with some of what is under way still arriving.
 */
export class Line implements Channel {
  readonly socket: Socket;
  readonly #options: LineOptions;
  readonly #up: Pipe<Up>;
  readonly #down: Pipe<Down>;
  readonly #listeners = new Map<string, Listener[]>();
  #drained: (() => void)[] = [];
  #serverEnd: ServerEnd | undefined;
  #serverOpen = false;
  #clientOpen = true;
  /** Nothing written from now on gets through. */
  #severed = false;
  #ballastBytes = 0;

  constructor(options: LineOptions) {
    this.#options = options;
    const { time, latencyMs } = options;
    const drained = () => this.#tellDrained();
    this.#up = new Pipe({ time, latencyMs, arrived: (item) => this.#atServer(item), drained: () => undefined });
    this.#down = new Pipe({ time, latencyMs, arrived: (item) => this.#atClient(item), drained });
    this.#up.send({ kind: 'open' });
    this.socket = {
      send: (text) => this.#sendUp(text),
      close: (code) => this.#closeByClient(code ?? 1000),
      addEventListener: (type: string, listener: Listener) => {
        this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
      },
    };
  }

  /** Whether the client's end is open. */
  get used(): boolean {
    return this.#clientOpen;
  }

  /** Frames on their way to the server and to the client. */
  get underWay(): { readonly up: number; readonly down: number } {
    return { up: this.#up.waiting.length, down: this.#down.waiting.length };
  }

  /** Whether nothing is under way, or held up. */
  get quiet(): boolean {
    return this.#up.waiting.length === 0 && this.#down.waiting.length === 0 && this.#ballastBytes === 0;
  }

  // What the server sees: a Channel.

  get open(): boolean {
    return this.#serverOpen;
  }

  get bufferedBytes(): number {
    const waiting = this.#down.waiting.reduce((sum, item) => sum + byteLength(item), 0);
    return waiting + this.#ballastBytes;
  }

  get untakenBytes(): number {
    return this.bufferedBytes;
  }

  write(bytes: Buffer): void {
    if (!this.#serverOpen) return;
    for (const text of knownFrameTexts(bytes)) {
      const frame = JSON.parse(text) as DownFrame | PlainMessage;
      this.#options.watcher.written(this, frame);
      if (!this.#severed) this.#down.send({ kind: 'text', text, frame });
    }
  }

  onceDrained(listener: () => void): void {
    if (this.bufferedBytes > 0) this.#drained.push(listener);
    else this.#soon(listener);
  }

  ping(): void {
    if (this.#serverOpen && !this.#severed) this.#down.send({ kind: 'ping' });
  }

  close(code: number): void {
    if (!this.#serverOpen) return;
    this.#serverOpen = false;
    if (!this.#severed) this.#down.send({ kind: 'close', code });
    this.#options.time.schedule(handshakeMs, () => this.#endAtServer(1006));
  }

  terminate(): void {
    if (this.#serverEnd === undefined) return;
    this.#serverOpen = false;
    this.#down.lose(0);
    if (!this.#severed) this.#down.send({ kind: 'close', code: 1006 });
    this.#severed = true;
    this.#soon(() => this.#endAtServer(1006));
  }

  pauseReading(): void {
    this.#up.stall(Number.MAX_SAFE_INTEGER);
  }

  resumeReading(): void {
    this.#up.stall(0);
  }

  // What the network does.

  /** Takes nothing for a while; `heavy`: with much else before it in the buffers. */
  stall(forMs: number, heavy: boolean): void {
    const bytes = heavy ? ballastBytes : 0;
    this.#ballastBytes += bytes;
    this.#down.stall(forMs);
    this.#options.time.schedule(forMs, () => {
      this.#ballastBytes -= bytes;
      this.#tellDrained();
    });
  }

  /** The connection breaks; so many frames still arrive. `halfOpen`: the server does not hear of it. */
  cut(keptUp: number, keptDown: number, halfOpen: boolean): void {
    if (this.#severed) return;
    this.#severed = true;
    this.#up.lose(keptUp);
    this.#down.lose(keptDown);
    this.#down.send({ kind: 'close', code: 1006 });
    if (!halfOpen) this.#up.send({ kind: 'end', code: 1006 });
  }

  /** The server process is gone; so much of what it wrote still arrives. */
  serverDied(keptDown: number): void {
    this.#serverEnd = undefined;
    this.#serverOpen = false;
    this.#drained = [];
    if (this.#severed) return;
    this.#severed = true;
    this.#up.lose(0);
    this.#down.lose(keptDown);
    this.#down.send({ kind: 'close', code: 1006 });
  }

  /** The client's process is gone. */
  clientDied(): void {
    this.#listeners.clear();
    this.#closeByClient(1001);
  }

  disturb(how: 'repeat' | 'lose' | 'swap'): void {
    this.#down.disturb(how, (item) => item.kind === 'text' && item.frame.type === 'batch' && !('parts' in item.frame));
  }

  #sendUp(text: string): void {
    if (!this.#clientOpen) return;
    this.#options.watcher.asked(this, JSON.parse(text) as UpFrame);
    if (!this.#severed) this.#up.send({ kind: 'text', text });
  }

  #closeByClient(code: number): void {
    if (!this.#clientOpen) return;
    this.#clientOpen = false;
    if (!this.#severed) this.#up.send({ kind: 'end', code });
  }

  #atServer(item: Up): void {
    if (item.kind === 'open') {
      this.#serverEnd = this.#options.accept(this);
      this.#serverOpen = this.#serverEnd !== undefined;
      this.#down.send(this.#serverOpen ? { kind: 'open' } : { kind: 'close', code: 1006 });
      return;
    }
    if (item.kind === 'end') return this.#endAtServer(item.code);
    if (item.kind === 'pong') return this.#serverEnd?.heard();
    if (this.#serverEnd === undefined) return undefined;
    if (this.#serverOpen) this.#options.watcher.reaching(this, JSON.parse(item.text) as UpFrame);
    return this.#serverEnd.receive(item.text);
  }

  #atClient(item: Down): void {
    if (!this.#clientOpen) return;
    switch (item.kind) {
      case 'open':
        this.#emit('open', undefined, 0);
        break;
      case 'text':
        this.#options.watcher.arriving(this, item.frame);
        this.#emit('message', item.text, 0);
        break;
      case 'ping':
        if (!this.#severed) this.#up.send({ kind: 'pong' });
        break;
      case 'close':
        this.#closeByClient(item.code);
        this.#emit('close', undefined, item.code);
        break;
    }
  }

  #endAtServer(code: number): void {
    const end = this.#serverEnd;
    this.#serverEnd = undefined;
    this.#serverOpen = false;
    this.#drained = [];
    end?.ended(code);
  }

  #tellDrained(): void {
    if (this.bufferedBytes > 0) return;
    const listeners = this.#drained;
    this.#drained = [];
    for (const listener of listeners) listener();
  }

  /** Later, if the server's end still lives then. */
  #soon(run: () => void): void {
    const end = this.#serverEnd;
    this.#options.time.schedule(0, () => {
      if (this.#serverEnd === end) run();
    });
  }

  #emit(type: string, data: unknown, code: number): void {
    for (const listener of this.#listeners.get(type) ?? []) listener({ data, code });
  }
}
