import type { DownFrame, UpFrame } from '@lockstep/protocol';
import type { Socket } from '../platform/socket.ts';

type Listener = (event: { readonly data: unknown; readonly code: number }) => void;

/** What the backend does with what a socket brings. */
export interface SocketServer {
  opened(socket: BackendSocket): void;
  received(socket: BackendSocket, frame: UpFrame): void;
  ended(socket: BackendSocket): void;
}

type Step =
  | { readonly kind: 'open' }
  | { readonly kind: 'up'; readonly frame: UpFrame }
  | { readonly kind: 'down'; readonly data: string }
  | { readonly kind: 'close'; readonly code: number };

/**
 * A socket with its way through the network: in each direction frames wait in order until the test lets them arrive, or
 * cuts the line, and then they are gone.
 */
export class BackendSocket implements Socket {
  readonly ticket: string;
  readonly #server: SocketServer;
  readonly #listeners = new Map<string, Listener[]>();
  #up: Step[] = [{ kind: 'open' }];
  #down: Step[] = [];
  #closed = false;

  constructor(ticket: string, server: SocketServer) {
    this.ticket = ticket;
    this.#server = server;
  }

  get closed(): boolean {
    return this.#closed;
  }

  get waitingUp(): number {
    return this.#closed ? 0 : this.#up.length;
  }

  /** What arrives next at the server. */
  get next(): string | undefined {
    const [step] = this.#up;
    return step?.kind === 'up' ? step.frame.type : step?.kind;
  }

  get waitingDown(): number {
    return this.#closed ? 0 : this.#down.length;
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  send(data: string): void {
    if (!this.#closed) this.#up.push({ kind: 'up', frame: JSON.parse(data) as UpFrame });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#server.ended(this);
  }

  /** The server sends. */
  push(frame: DownFrame): void {
    this.#down.push({ kind: 'down', data: JSON.stringify(frame) });
  }

  /** The server closes: what it sent before still arrives. */
  finish(code: number): void {
    this.#server.ended(this);
    this.#down.push({ kind: 'close', code });
  }

  /** Lets the next frame arrive at the server. */
  stepUp(): void {
    const step = this.#up.shift();
    if (this.#closed || step === undefined) return;
    if (step.kind === 'open') {
      this.#server.opened(this);
      this.#emit('open', undefined, 0);
    } else if (step.kind === 'up') this.#server.received(this, step.frame);
  }

  /** Lets the next frame arrive at the client. */
  stepDown(): void {
    const step = this.#down.shift();
    if (this.#closed || step === undefined) return;
    if (step.kind === 'down') this.#emit('message', step.data, 0);
    else if (step.kind === 'close') this.#end(step.code);
  }

  /** The network goes wrong in a way that TCP would hide: a frame arrives twice, or never. */
  disturb(kind: 'repeat' | 'lose'): void {
    const index = this.#down.findIndex((step) => step.kind === 'down' && step.data.startsWith('{"type":"batch"'));
    const batch = this.#down[index];
    if (batch === undefined) return;
    if (kind === 'repeat') this.#down.splice(index, 0, batch);
    else this.#down.splice(index, 1);
  }

  /** The line is cut: nothing that is under way arrives, on either side. */
  cut(): void {
    if (this.#closed) return;
    this.#server.ended(this);
    this.#end(1006);
  }

  #end(code: number): void {
    this.#closed = true;
    this.#emit('close', undefined, code);
  }

  #emit(type: string, data: unknown, code: number): void {
    for (const listener of this.#listeners.get(type) ?? []) listener({ data, code });
  }
}
