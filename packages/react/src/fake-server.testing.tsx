import { createClient, type Clock, type Fetch, type LockstepClient, type Socket } from '@lockstep/client';
import { coreRules } from '@lockstep/client/rules';
import type { Actor, BatchFrame, ChangeEvent, DownFrame, Task } from '@lockstep/protocol';
import { taskFixture } from '@lockstep/testkit/task-fixture';
import { act } from '@testing-library/react';
import type { ReactNode } from 'react';
import { LockstepProvider } from './lockstep-provider.tsx';

const ana = { id: '01920000-0000-7000-8000-0000000000a1', name: 'Ana', email: 'ana@example.org' };
const personal = '01920000-0000-7000-8000-000000000001';
const now = '2026-11-22T10:00:00.000Z';

export const claude: Actor = { kind: 'assistant', user_id: ana.id, name: 'Ana', client: 'Claude' };

/** A task as the server would send it. */
export function taskOf(number: number, fields: Partial<Task> = {}): Task {
  const actor: Actor = { kind: 'user', user_id: ana.id, name: 'Ana' };
  const personalFields = { workspace_id: personal, user_id: ana.id, created_by: actor, updated_by: actor };
  return taskFixture(number, { ...personalFields, seq: number, ...fields });
}

class PageSocket implements Socket {
  readonly sent: { readonly type: string; readonly op_id?: string }[] = [];
  readonly #listeners = new Map<string, ((event: { readonly data: unknown; readonly code: number }) => void)[]>();

  addEventListener(type: string, listener: (event: { readonly data: unknown; readonly code: number }) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  send(data: string): void {
    this.sent.push(JSON.parse(data) as { readonly type: string });
  }

  close(): void {
    this.sent.length = 0;
  }

  emit(type: string, event: { readonly data: unknown; readonly code: number }): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }
}

/** The system clock, with a wall clock that fake timers move. */
const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => Date.now(),
  schedule(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** A server for one page: a snapshot to begin with, and changes when the test says so. */
export class FakeServer {
  readonly client: LockstepClient;
  readonly #tasks: readonly Task[];
  readonly sockets: PageSocket[] = [];
  signedIn = true;
  #seq: number;

  constructor(tasks: readonly Task[]) {
    this.#tasks = tasks;
    this.#seq = tasks.length;
    const { sockets } = this;
    const WebSocket = function WebSocket() {
      const socket = new PageSocket();
      sockets.push(socket);
      return socket;
    } as unknown as new () => PageSocket;
    this.client = createClient({
      url: 'http://server',
      fetch: this.#fetch,
      WebSocket,
      clock,
      random: () => 1,
      rules: coreRules,
    });
  }

  /** A wrapper for `render` and `renderHook`. */
  readonly wrapper = ({ children }: { readonly children: ReactNode }): ReactNode => (
    <LockstepProvider client={this.client}>{children}</LockstepProvider>
  );

  get socket(): PageSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error('The client has not connected.');
    return socket;
  }

  /** The log's head. */
  get seq(): number {
    return this.#seq;
  }

  /** Answers the client until it is live. */
  async goLive(): Promise<void> {
    await this.settle();
    this.socket.emit('open', { data: undefined, code: 0 });
    const session = { session_id: 's', user_id: ana.id, epoch: 'e', heartbeat_ms: 25_000, max_frame_bytes: 65_536 };
    await this.send({ type: 'ready', heads: { [personal]: this.#seq }, ...session });
    await this.send({ type: 'live', workspace_id: personal, head: this.#seq });
  }

  async send(frame: DownFrame): Promise<void> {
    await act(async () => {
      this.socket.emit('message', { data: JSON.stringify(frame), code: 0 });
      await this.#turns();
    });
  }

  /** Somebody changes a task. */
  async update(task: Task, op_id = `elsewhere-${this.#seq}`, actor = claude): Promise<void> {
    this.#seq += 1;
    const stamp = { timestamp: now, workspace_id: personal, seq: this.#seq, op_id, actor };
    const event: ChangeEvent = {
      type: 'task_updated',
      task: { ...task, seq: this.#seq },
      changed: ['title'],
      ...stamp,
    };
    const batch: BatchFrame = { ...stamp, type: 'batch', from: this.#seq, to: this.#seq, events: [event] };
    await this.send(batch);
  }

  async close(code: number): Promise<void> {
    await act(async () => {
      this.socket.emit('close', { data: undefined, code });
      await this.#turns();
    });
  }

  async settle(): Promise<void> {
    await act(() => this.#turns());
  }

  async #turns(): Promise<void> {
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  }

  readonly #fetch: Fetch = (url) => {
    const path = url.replace('http://server', '');
    const bodies: Readonly<Record<string, unknown>> = {
      '/api/v1/me': { user: ana, time_zone: 'UTC', personal_workspace_id: personal, epoch: 'e' },
      '/api/v1/realtime/ticket': { ticket: 't' },
      [`/api/v1/workspaces/${personal}/snapshot`]: {
        epoch: 'e',
        seq: this.#seq,
        tasks: this.#tasks,
        projects: [],
        workspaces: [],
        members: [],
      },
    };
    const status = this.signedIn ? 200 : 401;
    const json = () => Promise.resolve(structuredClone(bodies[path]));
    return Promise.resolve({ ok: this.signedIn, status, headers: { get: () => null }, json });
  };
}
