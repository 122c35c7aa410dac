import { type DownFrame, protocolVersion, syncSubprotocol } from '@lockstep/protocol';
import { RawWebSocket } from '@lockstep/testkit/raw-web-socket';
import type { Access } from '../server/soaked-server.ts';

/** Connections it may take to catch up at the end. */
const mostConnections = 10;

/** A tab in sync mode: it follows the workspace from its cursor, over as many connections as it takes. */
export class Tab {
  readonly faults: string[] = [];
  /** The last change that it has got. */
  seq = 0;
  #socket: RawWebSocket | undefined;
  readonly #access: Access;
  readonly #answered = new Set<string>();

  constructor(access: Access) {
    this.#access = access;
  }

  /** Connects anew where it is not connected. */
  async connect(): Promise<void> {
    if (this.#socket !== undefined && this.#socket.ending === undefined) return;
    const { port, token, epoch, workspace_id } = this.#access;
    const headers = { Authorization: `Bearer ${token}`, 'Sec-WebSocket-Protocol': syncSubprotocol };
    const socket = await RawWebSocket.connect({ port, path: '/ws/tasks/me', headers }, (text) =>
      this.#heard(JSON.parse(text) as DownFrame),
    );
    this.#socket = socket;
    const cursors = { [workspace_id]: this.seq };
    socket.send({ type: 'hello', protocol: protocolVersion, client_id: 'soak', epoch, cursors });
  }

  drop(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  pause(): void {
    this.#socket?.pause();
  }

  resume(): void {
    this.#socket?.resume();
  }

  /** Sends an operation; resolves when it is answered. */
  async execute(op_id: string, operation: string, input: object): Promise<void> {
    const { workspace_id } = this.#access;
    this.#socket?.send({ type: 'op', op_id, workspace_id, operation, input });
    const answered = await this.#socket?.until(() => this.#answered.has(op_id));
    this.#answered.delete(op_id);
    if (answered !== true) this.faults.push(`${operation} was not answered`);
  }

  /** Waits until it has got a change, connecting anew if it must. */
  async reach(seq: number): Promise<void> {
    this.resume();
    for (let left = mostConnections; this.seq < seq; left -= 1) {
      if (left === 0) {
        this.faults.push(`${seq} could not be reached, only ${this.seq}`);
        return;
      }
      await this.connect();
      await this.#socket?.until(() => this.seq >= seq);
    }
  }

  #heard(frame: DownFrame): void {
    if (frame.type === 'ack') this.#answered.add(frame.op_id);
    else if (frame.type === 'error' || frame.type === 'reject' || frame.type === 'reset') {
      this.faults.push(JSON.stringify(frame).slice(0, 300));
    } else if (frame.type === 'batch') {
      for (const { seq } of frame.events) {
        if (seq !== this.seq + 1) this.faults.push(`${seq} came after ${this.seq}`);
        this.seq = seq;
      }
    }
  }
}
