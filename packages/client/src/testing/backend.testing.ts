import { LockstepError, toProblem, type Actor, type BatchFrame, type Problem, type UpFrame } from '@lockstep/protocol';
import type { Fetch, FetchResponse } from '../http/fetch.ts';
import type { Clock } from '../platform/clock.ts';
import { BackendSocket, type SocketServer } from './backend-socket.testing.ts';
import { BackendWorkspace, type Asked } from './backend-workspace.testing.ts';

interface Session {
  readonly socket: BackendSocket;
  readonly feeds: Set<string>;
}

interface Pending {
  readonly path: string;
  readonly answer: () => { readonly status: number; readonly body: unknown };
  readonly resolve: (response: FetchResponse) => void;
  readonly reject: (error: Error) => void;
}

export const ana = { id: '01920000-0000-7000-8000-0000000000a1', name: 'Ana', email: 'ana@example.org' };
const personal = '01920000-0000-7000-8000-000000000001';

function refuse(code: 'UNAUTHENTICATED' | 'NOT_FOUND') {
  const problem = toProblem(new LockstepError(code, code));
  return { status: problem.status, body: problem };
}

/** A server in memory with the real rules of core: everything it is asked waits until the test lets it happen. */
export class Backend implements SocketServer {
  epoch = 'epoch-1';
  /** Refuses the next operations with this. */
  trouble: Problem | undefined;
  signedIn = true;
  /** Who is signed in. */
  person = ana;
  /** Splits batches of more events than this into parts (D3). */
  maxEvents = Number.POSITIVE_INFINITY;
  readonly workspaces = new Map<string, BackendWorkspace>([[personal, new BackendWorkspace(personal)]]);
  readonly sockets: BackendSocket[] = [];
  readonly #clock: Clock;
  #requests: Pending[] = [];
  readonly #sessions = new Map<BackendSocket, Session>();
  #made = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get workspace(): BackendWorkspace {
    return this.#workspace(personal);
  }

  /** Operations that came over sockets, and over which. */
  readonly sent: { readonly op_id: string; readonly socket: number }[] = [];
  /** Paths of all requests so far. */
  readonly asked: string[] = [];

  get requests(): readonly string[] {
    return this.#requests.map((request) => request.path);
  }

  get line(): BackendSocket | undefined {
    return this.sockets.findLast((socket) => !socket.closed);
  }

  get busy(): boolean {
    const { line } = this;
    return this.#requests.length > 0 || (line !== undefined && line.waitingUp + line.waitingDown > 0);
  }

  readonly newId = (): string => {
    this.#made += 1;
    return `0192ffff-0000-7000-8000-${this.#made.toString(16).padStart(12, '0')}`;
  };

  readonly fetch: Fetch = (url, init) =>
    new Promise((resolve, reject) => {
      const body: unknown = init.body === undefined ? undefined : JSON.parse(init.body);
      const path = url.replace('http://server', '');
      this.asked.push(path);
      this.#requests.push({ path, resolve, reject, answer: () => this.#answer(init.method, path, body) });
    });

  /** A WebSocket constructor whose sockets end here. */
  get WebSocket() {
    const open = (url: string) => {
      const socket = new BackendSocket(url, this);
      this.sockets.push(socket);
      return socket;
    };
    return function FakeWebSocket(url: string) {
      return open(url);
    } as unknown as new (url: string) => BackendSocket;
  }

  /** Lets the oldest request be answered, or fail on the way there or back. */
  stepHttp(fault?: 'before' | 'after'): void {
    const request = this.#requests.shift();
    if (request === undefined) return;
    if (fault === 'before') return request.reject(new TypeError('fetch failed'));
    const { status, body } = request.answer();
    if (fault === 'after') return request.reject(new TypeError('fetch failed'));
    const json = () => Promise.resolve(JSON.parse(JSON.stringify(body)) as unknown);
    return request.resolve({ ok: status < 400, status, headers: { get: () => null }, json });
  }

  /** Somebody else writes. */
  act(operation: string, input: unknown, actor: Partial<Actor> = {}, workspace_id = personal): Asked {
    const asked = { op_id: this.newId(), operation, input };
    this.execute(workspace_id, asked, {
      kind: 'assistant',
      user_id: ana.id,
      name: ana.name,
      client: 'Claude',
      ...actor,
    });
    return asked;
  }

  execute(workspace_id: string, asked: Asked, actor: Actor) {
    const workspace = this.#workspace(workspace_id);
    const before = workspace.head;
    const now = new Date(this.#clock.now()).toISOString();
    const outcome = workspace.execute(asked, actor, now, this.newId);
    for (const batch of workspace.after(before)) this.#publish(batch);
    return outcome;
  }

  /** Heartbeat to everybody (D7). */
  beat(): void {
    for (const { socket, feeds } of this.#sessions.values()) {
      const heads = Object.fromEntries([...feeds].map((id) => [id, this.#workspace(id).head]));
      socket.push({ type: 'bookmark', heads });
    }
  }

  /** The person joins a workspace while their sockets are open (D12). */
  join(workspace: BackendWorkspace): void {
    this.workspaces.set(workspace.id, workspace);
    for (const { socket } of this.#sessions.values()) {
      socket.push({ type: 'bookmark', heads: { [workspace.id]: workspace.head } });
    }
  }

  /** A backup comes back (S4): another epoch, an older state, every socket gone. */
  restore(seq: number): void {
    this.epoch = `epoch-${Number(this.epoch.split('-')[1]) + 1}`;
    this.workspace.restore(seq);
    for (const socket of this.sockets) socket.cut();
    while (this.#requests.length > 0) this.stepHttp('before');
  }

  /** A workspace is taken away (D6). */
  remove(workspace_id: string): void {
    this.workspaces.delete(workspace_id);
    for (const { socket, feeds } of this.#sessions.values()) {
      if (feeds.delete(workspace_id)) socket.push({ type: 'reset', workspace_id, reason: 'forbidden' });
    }
  }

  opened(socket: BackendSocket): void {
    this.#sessions.set(socket, { socket, feeds: new Set() });
  }

  ended(socket: BackendSocket): void {
    this.#sessions.delete(socket);
  }

  received(socket: BackendSocket, frame: UpFrame): void {
    const session = this.#sessions.get(socket);
    if (session === undefined) return undefined;
    switch (frame.type) {
      case 'hello':
        return this.#greet(session, frame.epoch, frame.cursors ?? {});
      case 'resume':
        return this.#continue(session, frame.workspace_id, frame.epoch, frame.seq);
      case 'op':
        return this.#perform(session, frame);
      case 'ping':
        return socket.push({ type: 'pong', t: frame.t });
      default:
        return undefined;
    }
  }

  #workspace(id: string): BackendWorkspace {
    const workspace = this.workspaces.get(id);
    if (workspace === undefined) throw new Error(`There is no workspace ${id}.`);
    return workspace;
  }

  #greet(session: Session, epoch: string | undefined, cursors: Readonly<Record<string, number>>): void {
    session.socket.push({
      type: 'ready',
      session_id: 's',
      user_id: ana.id,
      epoch: this.epoch,
      heads: Object.fromEntries([...this.workspaces].map(([id, workspace]) => [id, workspace.head])),
      heartbeat_ms: 25_000,
      max_frame_bytes: 65_536,
    });
    for (const [id, seq] of Object.entries(cursors)) this.#continue(session, id, epoch, seq);
  }

  #continue(session: Session, workspace_id: string, epoch: string | undefined, seq: number): void {
    const workspace = this.workspaces.get(workspace_id);
    const reset = (reason: 'epoch' | 'ahead' | 'floor' | 'forbidden') => {
      session.feeds.delete(workspace_id);
      session.socket.push({ type: 'reset', workspace_id, reason });
    };
    if (workspace === undefined) return reset('forbidden');
    if (epoch !== this.epoch) return reset('epoch');
    if (seq > workspace.head) return reset('ahead');
    if (seq < workspace.floor) return reset('floor');
    session.feeds.add(workspace_id);
    for (const batch of workspace.after(seq)) this.#send(session, batch);
    return session.socket.push({ type: 'live', workspace_id, head: workspace.head });
  }

  #perform(session: Session, frame: Extract<UpFrame, { type: 'op' }>): void {
    const { op_id, operation, input, workspace_id = personal } = frame;
    this.sent.push({ op_id, socket: this.sockets.indexOf(session.socket) });
    if (this.trouble !== undefined) return session.socket.push({ type: 'reject', op_id, error: this.trouble });
    const outcome = this.execute(
      workspace_id,
      { op_id, operation, input },
      { kind: 'user', user_id: ana.id, name: ana.name },
    );
    if (outcome.kind === 'refused') return session.socket.push({ type: 'reject', op_id, error: outcome.problem });
    const { seq, result } = outcome;
    return session.socket.push({ type: 'ack', op_id, epoch: this.epoch, workspace_id, seq, result });
  }

  #publish(batch: BatchFrame): void {
    for (const session of this.#sessions.values()) {
      if (session.feeds.has(batch.workspace_id)) this.#send(session, batch);
    }
  }

  #send(session: Session, batch: BatchFrame): void {
    const parts = Math.ceil(batch.events.length / this.maxEvents);
    if (parts <= 1) return session.socket.push(batch);
    for (let part = 1; part <= parts; part += 1) {
      const events = batch.events.slice((part - 1) * this.maxEvents, part * this.maxEvents);
      session.socket.push({ ...batch, events, part, parts });
    }
    return undefined;
  }

  #answer(method: string, path: string, body: unknown): { readonly status: number; readonly body: unknown } {
    if (!this.signedIn) return refuse('UNAUTHENTICATED');
    if (path === '/api/v1/me') {
      if (method === 'PATCH' && this.trouble !== undefined) return { status: this.trouble.status, body: this.trouble };
      return this.#me(method === 'PATCH' ? body : {});
    }
    if (path === '/api/v1/realtime/ticket') return { status: 200, body: { ticket: this.newId() } };
    if (path === '/api/v1/session/sign-out') {
      this.signedIn = false;
      return { status: 204, body: null };
    }
    const snapshot = /^\/api\/v1\/workspaces\/([^/]+)\/snapshot$/.exec(path);
    if (snapshot !== null) {
      const workspace = this.workspaces.get(snapshot[1] ?? '');
      return workspace === undefined ? refuse('NOT_FOUND') : { status: 200, body: workspace.snapshot(this.epoch) };
    }
    const changes = /^\/api\/v1\/workspaces\/([^/]+)\/changes\?since_seq=(\d+)&/.exec(path);
    if (changes !== null) return this.#changes(changes[1] ?? '', Number(changes[2]));
    if (method === 'POST' && path === '/api/v1/operations')
      return this.#post(body as Asked & { workspace_id?: string });
    return refuse('NOT_FOUND');
  }

  #me(change: unknown): { readonly status: number; readonly body: unknown } {
    const { name = this.person.name, ...rest } = change as { readonly name?: string };
    this.person = { ...this.person, name };
    const told = { time_zone: 'UTC', locale: null, ...rest };
    return { status: 200, body: { user: this.person, ...told, personal_workspace_id: personal, epoch: this.epoch } };
  }

  #changes(workspace_id: string, since: number) {
    const { head, floor } = this.#workspace(workspace_id);
    if (since >= floor && since <= head) return { status: 200, body: { epoch: this.epoch, head, changes: [] } };
    const errors = [{ path: 'since_seq', message: 'Too far back.' }];
    const problem = toProblem(new LockstepError('CONFLICT', 'Too far back.', { errors }));
    return { status: problem.status, body: problem };
  }

  #post(body: Asked & { workspace_id?: string }): { readonly status: number; readonly body: unknown } {
    const { workspace_id = personal, op_id, operation, input } = body;
    if (operation === 'task.get') {
      const { tasks } = this.#workspace(workspace_id).snapshot(this.epoch);
      const task = tasks.find(({ id }) => id === (input as { readonly id: string }).id);
      return task === undefined ? refuse('NOT_FOUND') : { status: 200, body: { task } };
    }
    if (this.trouble !== undefined) return { status: this.trouble.status, body: this.trouble };
    const outcome = this.execute(
      workspace_id,
      { op_id, operation, input },
      { kind: 'user', user_id: ana.id, name: ana.name },
    );
    if (outcome.kind === 'refused') return { status: outcome.problem.status, body: outcome.problem };
    return { status: 200, body: { ...outcome.result, op_id, epoch: this.epoch, workspace_id, seq: outcome.seq } };
  }
}
