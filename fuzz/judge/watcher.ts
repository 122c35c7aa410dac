import { protocolVersion, syncSubprotocol, type BatchFrame, type DownFrame } from '@lockstep/protocol';
import { RawWebSocket } from '@lockstep/testkit/raw-web-socket';
import type { Account, Target } from '../target.ts';

/** Somebody else's tab: it keeps to all rules, and nothing of what happens around it may disturb it. */
export class Watcher {
  readonly faults: string[] = [];
  /** The last change that it was sent. */
  seq = 0;
  readonly #account: Account;
  readonly #answered = new Set<string>();
  #socket: RawWebSocket | undefined;
  #written = 0;

  private constructor(account: Account) {
    this.#account = account;
  }

  /** Connects and follows the account's workspace from its first change on. */
  static async start({ port, epoch }: Target, account: Account): Promise<Watcher> {
    const watcher = new Watcher(account);
    const headers = { Authorization: `Bearer ${account.token}`, 'Sec-WebSocket-Protocol': syncSubprotocol };
    const socket = await RawWebSocket.connect({ port, path: '/ws/tasks/me', headers }, (text) =>
      watcher.#heard(JSON.parse(text) as DownFrame),
    );
    watcher.#socket = socket;
    const cursors = { [account.workspace_id]: 0 };
    socket.send({ type: 'hello', protocol: protocolVersion, client_id: 'watcher', epoch, cursors });
    return watcher;
  }

  /** Writes a task, and waits until it is answered; within 20 s, or it rejects. */
  async write(): Promise<void> {
    this.#written += 1;
    const op_id = `watcher-${this.#written}`;
    const input = { title: `Watched ${this.#written}` };
    this.#socket?.send({ type: 'op', op_id, workspace_id: this.#account.workspace_id, operation: 'task.add', input });
    const answered = await this.#socket?.until(() => this.#answered.has(op_id));
    if (answered !== true) this.faults.push(`a neighbour's socket was closed: ${JSON.stringify(this.#socket?.ending)}`);
  }

  /** Waits until it has been sent a change. */
  async reaches(seq: number): Promise<void> {
    if ((await this.#socket?.until(() => this.seq >= seq)) !== true)
      this.faults.push('a neighbour’s socket was closed');
  }

  close(): void {
    this.#socket?.destroy();
  }

  #heard(frame: DownFrame): void {
    if (frame.type === 'batch') this.#batch(frame);
    else if (frame.type === 'ack') this.#answered.add(frame.op_id);
    else if (
      frame.type === 'error' ||
      frame.type === 'reject' ||
      frame.type === 'reset' ||
      frame.type === 'reconnect'
    ) {
      this.faults.push(`a neighbour was told ${JSON.stringify(frame).slice(0, 300)}`);
    }
  }

  #batch({ workspace_id, events }: BatchFrame): void {
    if (workspace_id !== this.#account.workspace_id) this.faults.push(`a neighbour was told of ${workspace_id}`);
    for (const { seq } of events) {
      if (seq !== this.seq + 1) this.faults.push(`a neighbour was sent ${seq} after ${this.seq}`);
      this.seq = seq;
    }
  }
}
