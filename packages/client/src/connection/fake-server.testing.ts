import type { DownFrame, UpFrame } from '@lockstep/protocol';
import type { Socket } from '../platform/socket.ts';
import { settle } from '../platform/fake-clock.testing.ts';

type Listener = (event: { readonly data: unknown; readonly code: number }) => void;

/** One end of a socket that exists only in memory; the test plays the server. */
export class FakeSocket implements Socket {
  readonly ticket: string;
  readonly subprotocol: string;
  readonly sent: UpFrame[] = [];
  closedBy: { readonly side: 'client' | 'server'; readonly code: number } | undefined;
  readonly #listeners = new Map<string, Listener[]>();

  constructor(ticket: string, subprotocol: string) {
    this.ticket = ticket;
    this.subprotocol = subprotocol;
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  send(data: string): void {
    if (this.closedBy === undefined) this.sent.push(JSON.parse(data) as UpFrame);
  }

  close(code = 1000): void {
    this.closedBy ??= { side: 'client', code };
  }

  /** Frames sent up, of one type. */
  sentOf<Type extends UpFrame['type']>(type: Type): Extract<UpFrame, { type: Type }>[] {
    return this.sent.filter((frame): frame is Extract<UpFrame, { type: Type }> => frame.type === type);
  }

  async open(): Promise<void> {
    this.#emit('open', { data: undefined, code: 0 });
    await settle();
  }

  async deliver(...frames: DownFrame[]): Promise<void> {
    for (const frame of frames) await this.deliverText(JSON.stringify(frame));
  }

  async deliverText(data: unknown): Promise<void> {
    this.#emit('message', { data, code: 0 });
    await settle();
  }

  async closeByServer(code: number): Promise<void> {
    this.closedBy ??= { side: 'server', code };
    this.#emit('error', { data: undefined, code: 0 });
    this.#emit('close', { data: undefined, code });
    await settle();
  }

  #emit(type: string, event: { readonly data: unknown; readonly code: number }): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }
}

/** Collects the sockets that a client opens. */
export class FakeSockets {
  readonly all: FakeSocket[] = [];

  readonly open = (ticket: string, subprotocol: string): FakeSocket => {
    const socket = new FakeSocket(ticket, subprotocol);
    this.all.push(socket);
    return socket;
  };

  get last(): FakeSocket {
    const socket = this.all.at(-1);
    if (socket === undefined) throw new Error('No socket has been opened.');
    return socket;
  }
}
