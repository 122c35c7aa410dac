import { RawWebSocket } from '@lockstep/testkit/raw-web-socket';
import type { Access } from '../server/soaked-server.ts';

/** Connections it may take to catch up at the end. */
const mostConnections = 10;

/** A script on the plain WebSocket, which comes back with `?since=`. */
export class PlainTail {
  readonly faults: string[] = [];
  seq = 0;
  #socket: RawWebSocket | undefined;
  readonly #access: Access;
  #connections = 0;

  constructor(access: Access) {
    this.#access = access;
  }

  async connect(): Promise<void> {
    this.#socket?.destroy();
    const { port, token, epoch } = this.#access;
    this.#connections += 1;
    const connection = this.#connections;
    const path = `/ws/tasks/me?since=${this.seq}&epoch=${epoch}`;
    const headers = { Authorization: `Bearer ${token}` };
    this.#socket = await RawWebSocket.connect({ port, path, headers }, (text) => {
      // One that was replaced may still have something to say.
      if (connection !== this.#connections) return;
      this.#heard(JSON.parse(text) as { readonly type: string; readonly seq?: number });
    });
  }

  drop(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  async reach(seq: number): Promise<void> {
    for (let left = mostConnections; this.seq < seq; left -= 1) {
      if (left === 0) {
        this.faults.push(`${seq} could not be reached, only ${this.seq}`);
        return;
      }
      await this.connect();
      await this.#socket?.until(() => this.seq >= seq);
    }
  }

  #heard({ type, seq }: { readonly type: string; readonly seq?: number }): void {
    if (type === 'reset') this.faults.push('a tail was reset');
    if (seq === undefined) return;
    if (seq !== this.seq + 1) this.faults.push(`a tail got ${seq} after ${this.seq}`);
    this.seq = seq;
  }
}
