import type { ItemInput, Member, Problem, Project, ReadName, Task, WriteName } from '@lockstep/protocol';
import { LockstepError } from '@lockstep/protocol/schemaless';
import type { Changes, Signal } from './announcer.ts';
import { ClientCore } from './client-core.ts';
import type { ClientOptions } from './client-options.ts';
import type { Profile, ProfileChange } from './http/profile.ts';
import { operationMethods, type GroupMethods, type OperationMethods } from './operations/operation-methods.ts';
import type {
  ExecuteOptions,
  ListInput,
  ListResult,
  ReadInput,
  ReadResult,
  SingleResult,
} from './operations/operation-types.ts';
import type { OutboxItem, ShelvedItem } from './outbox/outbox-item.ts';
import { problemError } from './outbox/problem-error.ts';
import type { Touch } from './replica/touch.ts';
import { resolveOptions } from './resolved-options.ts';
import type { ClientStatus } from './status/client-status.ts';
import { Lists, type ProjectFilter } from './store/lists.ts';
import type { TaskFilter } from './store/task-filter.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Writes by name: one item, or a list that is one operation. */
export interface Execute {
  <Name extends WriteName>(name: Name, input: ListInput<Name>, options?: ExecuteOptions): Promise<ListResult<Name>>;
  <Name extends WriteName>(name: Name, input: ItemInput<Name>, options?: ExecuteOptions): Promise<SingleResult<Name>>;
}

/** What came of signing out. */
export type SignOutResult =
  | { readonly signed_out: true }
  /** So many changes would be lost that the server does not have, those on the shelf among them: ask first (C3). */
  | { readonly signed_out: false; readonly pending: number; readonly problem: null }
  | { readonly signed_out: false; readonly pending: number; readonly problem: Problem };

/** Live tasks in memory: read synchronously, told of every change, written at once and confirmed later. */
export interface LockstepClient extends Omit<OperationMethods, 'task' | 'project'> {
  /** How things stand (C7); the same object until something in it differs. */
  readonly status: ClientStatus;
  /** Who is signed in; null until that is known. */
  readonly profile: Profile | null;
  /** Changes that the server has not shown yet, oldest first (C2). */
  readonly pendingChanges: readonly OutboxItem[];
  /** Changes that the server refused (C5); the same list until it changes. */
  readonly needsAttention: readonly ShelvedItem[];
  /** Connects. Subscribing, executing and waiting do so by themselves. */
  connect(): void;
  /**
   * Resolves when everything is level with the server and the rules are loaded, or could not be; rejects with UNAUTHENTICATED or UNAVAILABLE when
   * that will not be.
   */
  ready(): Promise<void>;
  /** Calls back after every change with the ids of what may look different. */
  subscribe(listener: (changes: Changes) => void): () => void;
  /** Calls back for what is never kept: typing, an agent's progress (D9). */
  onSignal(listener: (signal: Signal) => void): () => void;
  /**
   * The tasks of a filter, in its order; the same list until one of them differs. A filter that goes by the time
   * (`overdue`, `completed_from`, `completed_to`) finds nothing before the rules are loaded.
   */
  tasks(filter?: TaskFilter): readonly Task[];
  /** One task, trashed ones included; `client.task.add(…)` and the others write. */
  readonly task: ((id: string) => Task | undefined) & GroupMethods<'task'>;
  /** The projects that are not deleted, in their order; the same list until one differs. */
  projects(filter?: ProjectFilter): readonly Project[];
  readonly project: ((id: string) => Project | undefined) & GroupMethods<'project'>;
  /** Who is a member of a workspace now, by name; of the personal one where none is given. The same list until one differs. */
  members(workspace_id?: string): readonly Member[];
  /** Who touched a record last, as far as this client has seen it. */
  touch(id: string): Touch | undefined;
  /** Milliseconds of the clock in which `Touch.received_at` is told. */
  monotonic(): number;
  /** A fresh id for an operation or a record, as this client makes them. */
  newId(): string;
  /**
   * Writes: the view changes at once (before the rules are loaded: as soon as they are), the promise settles with the
   * server's answer (C1, C2).
   */
  readonly execute: Execute;
  /** Asks the server. */
  read<Name extends ReadName>(name: Name, input: ReadInput<Name>): Promise<ReadResult<Name>>;
  /**
   * Takes back an operation or a whole agent run (X5). What was never sent is taken back on the device, at once and without
   * a server (X10): its own promise rejects with CONFLICT, and the receipt's `seq` is how far the log was known to have got,
   * 0 without a connection.
   */
  undo(
    target: { readonly op_id: string } | { readonly run_id: string },
    options?: ExecuteOptions,
  ): Promise<SingleResult<'change.undo'>>;
  /**
   * Tries a refused change again, as it was or edited, under a new op_id; false if it is not on the shelf. With `restore`
   * the task for which it was refused, since it is in the trash (`trashedTask`), is brought back first.
   */
  retry(op_id: string, input?: Fields, options?: { readonly restore?: boolean }): boolean;
  /** Gives a refused change up; false if it is not on the shelf. */
  discard(op_id: string): boolean;
  /** Connects at once instead of waiting for the next try. */
  retryNow(): void;
  /** Takes everything from the server anew: the last resort (M6). */
  refresh(): Promise<void>;
  /**
   * Changes the name, time zone or locale of who is signed in: `profile` has it at once, and as it was before where the
   * server refuses or cannot be reached. Rejects with VALIDATION_FAILED, UNAUTHENTICATED or UNAVAILABLE; never queued.
   */
  changeProfile(change: ProfileChange): Promise<void>;
  /** Signs out and forgets everything; refuses while changes wait unless told to discard them (C3). */
  signOut(options?: { readonly discard_pending?: boolean }): Promise<SignOutResult>;
  /** Ends it: no further callback, no further connection. */
  close(): void;
}

function readyPromise(core: ClientCore): Promise<void> {
  core.start();
  return new Promise((resolve, reject) => {
    const settle = () => {
      const { state, reason } = core.status.current;
      // Whoever reads or writes next expects lists to be whole and changes to show at once.
      if (state === 'live' && core.rules.settled) resolve();
      else if (state === 'live') return;
      else if (state === 'signed-out') reject(new LockstepError('UNAUTHENTICATED', 'Sign in first.'));
      else if (reason !== null) reject(new LockstepError('UNAVAILABLE', `The connection has ended: ${reason}.`));
      else return;
      unsubscribe();
    };
    const unsubscribe = core.announcer.subscribe(settle);
    settle();
  });
}

function queue(core: ClientCore, name: WriteName, input: Fields, options: ExecuteOptions): Promise<unknown> {
  if (core.readOnly) throw new LockstepError('UNAVAILABLE', 'This program is older than the server: reload it first.');
  core.start();
  const op_id = options.op_id ?? core.options.newId();
  return core.mutations
    .execute(name, input, { ...options, op_id })
    .then(({ result, seq, workspace_id }) => ({ ...result, op_id, seq, workspace_id }));
}

function execute(core: ClientCore, name: WriteName, input: Fields, options: ExecuteOptions): Promise<unknown> {
  try {
    const receipt = queue(core, name, input, options);
    // A refusal by the server is on the shelf for all to see: whoever does not wait for the answer need not catch it.
    receipt.catch(() => undefined);
    return receipt;
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new TypeError(String(error)));
  }
}

async function read(core: ClientCore, name: ReadName, input: Fields): Promise<unknown> {
  const answer = await core.api.post('/api/v1/operations', { operation: name, input });
  if (answer.ok) return answer.body;
  throw problemError(answer.problem);
}

async function signOut(core: ClientCore, discard: boolean): Promise<SignOutResult> {
  const pending = core.mutations.outbox.pendingCount + core.mutations.shelf.items.length;
  if (pending > 0 && !discard) return { signed_out: false, pending, problem: null };
  const answer = await core.api.post('/api/v1/session/sign-out', {});
  if (!answer.ok && answer.problem.status !== 401) return { signed_out: false, pending, problem: answer.problem };
  await core.session.forget('signed-out', discard);
  return { signed_out: true };
}

async function changeProfile(core: ClientCore, change: ProfileChange): Promise<void> {
  const changing = core.session.changeProfile(change);
  core.announcer.announce({ status: true });
  const answer = await changing;
  core.announcer.announce({ status: true });
  if (!answer.ok) throw problemError(answer.problem);
}

/**
 * Makes a client. It connects when it is first needed, so it may also be made where a page is drawn on a server.
 *
 * @example
 * const client = createClient({ url: 'https://tasks.example.org', token });
 * await client.ready();
 * client.subscribe(() => console.log(client.tasks({ status: 'open' })));
 * await client.task.add({ title: 'Pay rent', due_date: '2026-12-01' });
 */
export function createClient(options: ClientOptions = {}): LockstepClient {
  const core = new ClientCore(resolveOptions(options));
  const lists = new Lists(core.listsContext());
  const write = (name: WriteName, input: Fields, target: ExecuteOptions = {}) => execute(core, name, input, target);
  const ask = (name: ReadName, input: Fields) => read(core, name, input);
  const methods = operationMethods({ write, read: ask });
  return {
    ...methods,
    task: Object.assign((id: string) => core.records.record('tasks', id), methods.task),
    project: Object.assign((id: string) => core.records.record('projects', id), methods.project),
    get status() {
      return core.status.current;
    },
    get profile() {
      return core.account.profile ?? null;
    },
    get pendingChanges() {
      return core.mutations.outbox.pending();
    },
    get needsAttention() {
      return core.mutations.shelf.items;
    },
    connect: () => core.start(),
    ready: () => readyPromise(core),
    subscribe(listener) {
      core.start();
      return core.announcer.subscribe(listener);
    },
    onSignal: (listener) => core.announcer.onSignal(listener),
    tasks: (filter = {}) => lists.tasks(filter),
    projects: (filter = {}) => lists.projects(filter),
    members: (workspace_id) => lists.members(workspace_id),
    touch: (id) => core.records.touch(id),
    monotonic: () => core.options.clock.monotonic(),
    newId: () => core.options.newId(),
    execute: write as Execute,
    read: ask as LockstepClient['read'],
    undo: (target, place = {}) => write('change.undo', target, place) as Promise<SingleResult<'change.undo'>>,
    retry: (op_id, input, { restore } = {}) => core.mutations.retry(op_id, input, restore),
    discard: (op_id) => core.mutations.discard(op_id),
    retryNow() {
      core.start();
      core.connection.retryNow();
    },
    refresh() {
      core.refresh();
      return readyPromise(core);
    },
    changeProfile: (change) => changeProfile(core, change),
    signOut: ({ discard_pending = false } = {}) => signOut(core, discard_pending),
    close: () => core.close(),
  };
}
