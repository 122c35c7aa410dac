import { closeCodes, protocolVersion, syncSubprotocol } from '@lockstep/protocol/schemaless';
import type { DownFrame, HelloFrame, ReadyFrame, UpFrame } from '@lockstep/protocol';
import type { Clock } from '../platform/clock.ts';
import type { Device } from '../platform/device.ts';
import type { Random } from '../platform/random.ts';
import type { Socket } from '../platform/socket.ts';
import { afterClose, type StopReason } from './after-close.ts';
import { backoffMs } from './backoff.ts';
import { decodeFrame } from './decode-frame.ts';
import type { Phase } from './phase.ts';
import type { TicketAnswer, TicketSource } from './ticket.ts';

/** From asking for a ticket to `ready`. */
const connectMs = 15_000;
/** A heartbeat may be this late before the socket counts as dead: 25 s + 10 s (D7). */
const heartbeatGraceMs = 10_000;
/** After waking up or regaining the network a socket must prove within this time that it still lives. */
const probeMs = 5000;
/** A connection that held this long was a good one: the next loss starts the backoff anew. */
const provenMs = 10_000;
/** Nobody looks and nothing waits: after this long the socket is given back (C6). */
const pauseAfterMs = 300_000;

/** What the connection asks of, and tells, the one who uses it. */
export interface ConnectionListener {
  /** What the next `hello` says of how far this client has got. */
  cursors(): Pick<HelloFrame, 'epoch' | 'cursors'>;
  ready(frame: ReadyFrame): void;
  frame(frame: Exclude<DownFrame, ReadyFrame>): void;
  /** The socket that was ready is gone. */
  lost(): void;
  /** The phase or the round trip changed. */
  changed(): void;
  /** Whether nothing waits to be sent, so that the connection may pause. */
  idle(): boolean;
}

export interface ConnectionOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly device: Device;
  readonly tickets: TicketSource;
  readonly openSocket: (ticket: string, subprotocol: string) => Socket;
  readonly client_id: string;
}

/**
 * Keeps one socket to the server: fetches a ticket, opens, greets, judges heartbeats, and comes back after a loss with
 * exponential backoff (M6, C6, C10, D7, D10). It knows frames and phases, not tasks.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #listener: ConnectionListener;
  #phase: Phase = { name: 'idle' };
  #socket: Socket | undefined;
  #attempt = 0;
  #readySince = 0;
  #lastHeard = 0;
  #deadlineMs = 35_000;
  #roundTripMs: number | undefined;
  #cancelPhaseTimer: () => void = () => undefined;
  #cancelProbe: () => void = () => undefined;
  #cancelReconnect: () => void = () => undefined;
  #cancelPause: () => void = () => undefined;
  #unsubscribe: () => void = () => undefined;

  constructor(options: ConnectionOptions, listener: ConnectionListener) {
    this.#options = options;
    this.#listener = listener;
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** Whether the last try failed, so that what goes on now is coming back and not starting. */
  get retrying(): boolean {
    return this.#attempt > 0;
  }

  get roundTripMs(): number | undefined {
    return this.#roundTripMs;
  }

  start(): void {
    if (this.#phase.name !== 'idle') return;
    this.#unsubscribe = this.#options.device.subscribe(() => this.#deviceChanged());
    this.#connect();
  }

  /** Ends it for good. */
  close(): void {
    this.#unsubscribe();
    this.#unsubscribe = () => undefined;
    this.#stop('closed');
  }

  /** Gives up the socket and does not come back by itself. */
  stop(reason: StopReason): void {
    if (this.#phase.name !== 'stopped') this.#stop(reason);
  }

  /** Tries at once instead of waiting, also after a stop (a new sign-in, say). */
  retryNow(): void {
    const { phase } = this;
    if (phase.name === 'waiting' || phase.name === 'paused') this.#connect();
    else if (phase.name === 'stopped' && phase.reason !== 'closed') this.#connect();
    else if (phase.name === 'ready') this.#probe();
  }

  /** Begins a new session at once, whatever the present one is doing. */
  restart(): void {
    const { phase } = this;
    if (phase.name === 'idle' || (phase.name === 'stopped' && phase.reason === 'closed')) return;
    this.#closeSocket(1000);
    this.#leaveSocket(phase.name === 'ready');
    this.#connect();
  }

  /** Drops the socket and comes back with the present cursors: what a gap calls for (D2). */
  resync(): void {
    if (this.#phase.name !== 'ready') return;
    this.#closeSocket(closeCodes.RESYNC);
    this.#comeBack({ at_least_ms: 0, immediate: true });
  }

  /** Sends a frame; false if there is no ready socket. */
  send(frame: UpFrame): boolean {
    if (this.#phase.name !== 'ready' || this.#socket === undefined) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #enter(phase: Phase): void {
    this.#cancelPhaseTimer();
    this.#cancelPhaseTimer = () => undefined;
    this.#phase = phase;
  }

  #connect(): void {
    this.#enter({ name: 'authorising' });
    const { clock, tickets } = this.#options;
    const turn = this.#phase;
    this.#cancelPhaseTimer = clock.schedule(connectMs, () => this.#failed(0));
    this.#listener.changed();
    void tickets().then((answer) => {
      if (this.#phase === turn) this.#ticketArrived(answer);
      return undefined;
    });
  }

  #ticketArrived(answer: TicketAnswer): void {
    if (answer.kind === 'signed-out') return this.#stop('signed-out');
    if (answer.kind === 'failed') return this.#failed(answer.retry_after_ms);
    this.#enter({ name: 'opening' });
    this.#cancelPhaseTimer = this.#options.clock.schedule(connectMs, () => this.#failed(0));
    let socket: Socket;
    try {
      socket = this.#options.openSocket(answer.ticket, syncSubprotocol);
    } catch {
      return this.#failed(0);
    }
    this.#socket = socket;
    socket.addEventListener('open', () => {
      if (this.#socket === socket) this.#greet(socket);
    });
    socket.addEventListener('message', (event) => {
      if (this.#socket === socket) this.#heard(event.data);
    });
    socket.addEventListener('close', (event) => {
      if (this.#socket === socket) this.#closed(event.code);
    });
    // An error is always followed by a close, which says all there is to know.
    socket.addEventListener('error', () => undefined);
    return undefined;
  }

  #greet(socket: Socket): void {
    this.#enter({ name: 'greeting' });
    this.#cancelPhaseTimer = this.#options.clock.schedule(connectMs, () => this.#failed(0));
    const { client_id } = this.#options;
    const hello: HelloFrame = { type: 'hello', protocol: protocolVersion, client_id, ...this.#listener.cursors() };
    socket.send(JSON.stringify(hello));
  }

  #heard(data: unknown): void {
    this.#lastHeard = this.#options.clock.monotonic();
    this.#cancelProbe();
    const frame = decodeFrame(data);
    if (frame === undefined) {
      this.resync();
      return;
    }
    if (frame.type === 'unknown') return;
    if (frame.type === 'ready') {
      if (this.#phase.name === 'greeting') this.#becomeReady(frame);
      return;
    }
    if (this.#phase.name !== 'ready') return;
    if (frame.type === 'pong') {
      this.#roundTripMs = Math.max(0, this.#options.clock.monotonic() - frame.t);
      this.#listener.changed();
      return;
    }
    if (frame.type === 'reconnect') return this.#comeBackLater(frame.after_ms);
    // The heartbeat's own answer measures the round trip, so that no timer is needed for it (M17).
    if (frame.type === 'bookmark') this.#ping();
    this.#listener.frame(frame);
  }

  #becomeReady(frame: ReadyFrame): void {
    this.#enter({ name: 'ready' });
    this.#readySince = this.#options.clock.monotonic();
    this.#deadlineMs = frame.heartbeat_ms + heartbeatGraceMs;
    this.#judgeHeartbeat();
    this.#watchIdleness();
    this.#listener.ready(frame);
    this.#listener.changed();
    this.#ping();
  }

  #ping(): void {
    this.send({ type: 'ping', t: this.#options.clock.monotonic() });
  }

  #judgeHeartbeat(): void {
    const { clock } = this.#options;
    const silentMs = clock.monotonic() - this.#lastHeard;
    if (silentMs >= this.#deadlineMs) {
      this.#closeSocket(closeCodes.NO_HEARTBEAT);
      this.#comeBack({ at_least_ms: 0, immediate: false });
      return;
    }
    this.#cancelPhaseTimer = clock.schedule(this.#deadlineMs - silentMs, () => this.#judgeHeartbeat());
  }

  #comeBackLater(afterMs: number): void {
    this.#cancelReconnect();
    this.#cancelReconnect = this.#options.clock.schedule(afterMs, () => {
      if (this.#phase.name !== 'ready') return;
      this.#closeSocket(1000);
      this.#comeBack({ at_least_ms: 0, immediate: true });
    });
  }

  #closed(code: number): void {
    this.#socket = undefined;
    const next = afterClose(code);
    if (next.kind === 'stop') this.#stop(next.reason);
    else this.#comeBack(next);
  }

  #failed(retryAfterMs: number): void {
    this.#closeSocket(1000);
    this.#comeBack({ at_least_ms: retryAfterMs, immediate: false });
  }

  #comeBack(how: { readonly at_least_ms: number; readonly immediate: boolean }): void {
    const { clock, random } = this.#options;
    const wasReady = this.#phase.name === 'ready';
    const proven = wasReady && clock.monotonic() - this.#readySince >= provenMs;
    if (proven) this.#attempt = 0;
    const immediate = how.immediate && (proven || this.#attempt === 0);
    const delayMs = immediate ? 0 : how.at_least_ms + backoffMs(this.#attempt, random);
    this.#attempt += 1;
    this.#leaveSocket(wasReady);
    this.#enter({ name: 'waiting', retry_at: clock.now() + delayMs });
    this.#cancelPhaseTimer = clock.schedule(delayMs, () => this.#connect());
    this.#listener.changed();
  }

  #stop(reason: StopReason): void {
    const wasReady = this.#phase.name === 'ready';
    this.#closeSocket(1000);
    this.#leaveSocket(wasReady);
    this.#enter({ name: 'stopped', reason });
    this.#listener.changed();
  }

  #leaveSocket(wasReady: boolean): void {
    this.#cancelProbe();
    this.#cancelReconnect();
    this.#cancelPause();
    this.#roundTripMs = undefined;
    if (wasReady) this.#listener.lost();
  }

  #closeSocket(code: number): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close(code);
  }

  #probe(): void {
    const { clock } = this.#options;
    this.#cancelProbe();
    const fail = () => {
      if (this.#phase.name !== 'ready') return;
      this.#closeSocket(closeCodes.NO_HEARTBEAT);
      this.#comeBack({ at_least_ms: 0, immediate: true });
    };
    this.#cancelProbe = clock.schedule(probeMs, fail);
    this.#ping();
  }

  #deviceChanged(): void {
    const { device } = this.#options;
    const { name } = this.#phase;
    if (name === 'ready') this.#watchIdleness();
    if (device.visible()) {
      // A socket is no proof of a network: going offline is looked into like coming back is.
      if (name === 'ready') this.#probe();
      const signedOut = name === 'stopped' && this.#phase.reason === 'signed-out';
      if (device.online() && (name === 'waiting' || name === 'paused' || signedOut)) this.#connect();
    }
    this.#listener.changed();
  }

  /** C6: pause while hidden and idle. */
  #watchIdleness(): void {
    this.#cancelPause();
    if (this.#options.device.visible()) return;
    this.#cancelPause = this.#options.clock.schedule(pauseAfterMs, () => {
      if (this.#phase.name !== 'ready') return;
      if (!this.#listener.idle()) return this.#watchIdleness();
      this.#closeSocket(1000);
      this.#leaveSocket(true);
      this.#enter({ name: 'paused' });
      this.#listener.changed();
      return undefined;
    });
  }
}
