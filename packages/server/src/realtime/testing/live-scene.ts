import { protocolVersion } from '@lockstep/protocol';
import type { Executed, WriteRequest } from '../../app/application.ts';
import type { CommittedOperation } from '../../app/committed-operation.ts';
import { FakeChannel } from '../fake-channel.testing.ts';
import { highWaterBytes } from '../feed.ts';
import { Hub } from '../hub.ts';
import { PlainSession } from '../plain-session.ts';
import type { Session } from '../session.ts';
import { SyncSession } from '../sync-session.ts';
import { anaIdentity } from './ana-identity.ts';
import { type ClientModel, PlainModel, SyncModel } from './client-model.ts';
import type { Path } from './explore.ts';
import { type LiveStore, MemoryLog, workspace_id } from './memory-log.ts';
import { silentObserver } from './silent-observer.ts';
import { type Step, SteppedStore } from './stepped-store.ts';

/** What comes in between. */
export const disturbances = [
  'commit',
  'commit elsewhere',
  'close',
  'revoke',
  'stall',
  'reset',
  'resume',
  'compact',
  'lose rights',
] as const;
export type Disturbance = (typeof disturbances)[number];

/** How a client comes: with a cursor or without one, in which mode, with how many operations at once. */
export interface Arrival {
  readonly mode: 'sync' | 'plain';
  readonly cursor: number | undefined;
  readonly ops?: number;
}

/** Every way in which one comes. */
export const arrivals = {
  'hello with a cursor': { mode: 'sync', cursor: 1 },
  'hello at the head': { mode: 'sync', cursor: 4 },
  'first connect: snapshot, then resume': { mode: 'sync', cursor: undefined },
  'hello with a cursor and an operation': { mode: 'sync', cursor: 1, ops: 1 },
  'plain with since': { mode: 'plain', cursor: 1 },
  'plain from now': { mode: 'plain', cursor: undefined },
} as const satisfies Record<string, Arrival>;

/** A fault put into the scene, which it has to notice (P2). */
export interface Plant {
  store?(store: LiveStore): LiveStore;
  hub?(hub: Hub, afterRead: (action: () => void) => void): void;
}

const maxSteps = 400;

/** One client's arrival at the shipped hub and sessions, in which every step waits to be let happen. */
export class LiveScene {
  readonly #log = new MemoryLog();
  readonly #channel = new FakeChannel();
  readonly #failures: unknown[] = [];
  readonly #hub: Hub;
  readonly #steps: Step[] = [];
  readonly #trace: string[] = [];
  readonly #session: Session;
  readonly #client: ClientModel;
  #afterRead: (() => void)[] = [];
  #heard = 0;
  #endedAt: number | undefined;
  #lostAt: number | undefined;

  constructor(arrival: Arrival, plant: Plant = {}) {
    for (const changes of [1, 2, 1]) this.#log.commit(changes);
    const observer = silentObserver((_where, error) => this.#failures.push(error));
    this.#hub = new Hub({ monotonicMs: () => 0, observer });
    const stepped = new SteppedStore(this.#log, (step) => this.#steps.push(step));
    plant.hub?.(this.#hub, (action) => this.#afterRead.push(action));
    const context = {
      application: { execute: (request: WriteRequest) => this.#execute(request) },
      store: plant.store?.(stepped) ?? stepped,
      hub: this.#hub,
      observer,
      monotonicMs: () => 0,
      redeemTicket: () => Promise.reject(new Error('there are no tickets here')),
    };
    const { cursor, ops = 0 } = arrival;
    if (arrival.mode === 'plain') {
      const request = { since: cursor, workspace_id: undefined, epoch: undefined };
      const session = new PlainSession('session', anaIdentity, this.#channel, context, request);
      this.#session = session;
      this.#client = new PlainModel(cursor, (reason) => this.#isDue(reason));
      session.start().catch((error: unknown) => this.#failures.push(error));
      return;
    }
    const session = new SyncSession('session', anaIdentity, this.#channel, context);
    this.#session = session;
    this.#hub.add(session);
    const ids = Array.from({ length: ops }, (_, index) => `own-${index}`);
    this.#client = new SyncModel({
      cursor,
      ops: new Set(ids),
      needsSnapshot: () => this.#takeSnapshot(),
      isDue: (reason) => this.#isDue(reason),
    });
    const known = cursor === undefined ? {} : { epoch: this.#log.epoch, cursors: { [workspace_id]: cursor } };
    this.#send({ type: 'hello', protocol: protocolVersion, client_id: 'client', ...known });
    for (const op_id of ids) this.#send({ type: 'op', op_id, operation: 'task.add', input: { title: op_id } });
  }

  /** Lets everything happen in the order of the path, the disturbances anywhere in it; throws what is wrong then. */
  async walk(path: Path, wanted: readonly Disturbance[]): Promise<void> {
    const left = [...wanted];
    await this.#settle();
    for (let count = 0; left.length + this.#steps.length > 0; count += 1) {
      if (count > maxSteps) throw new Error(`it does not end: ${this.#trace.slice(-20).join(', ')}`);
      const [next] = left;
      const step = this.#steps[path.choose(this.#steps.length + (next === undefined ? 0 : 1))];
      if (step !== undefined) this.#run(step);
      else if (next !== undefined) this.#disturb(left.shift() ?? next);
      await this.#settle();
    }
    await this.#finish();
  }

  #run(step: Step): void {
    this.#steps.splice(this.#steps.indexOf(step), 1);
    this.#trace.push(step.name);
    step.run();
    if (step.name !== 'changes arrives') return;
    for (const run of this.#afterRead) this.#steps.push({ name: 'after the read', run });
    this.#afterRead = [];
  }

  #disturb(what: Disturbance): void {
    this.#trace.push(what.toUpperCase());
    if (what === 'commit') this.#publishLater(this.#log.commit(2));
    else if (what === 'commit elsewhere') this.#commitElsewhere();
    else if (what === 'close') this.#end(1006);
    else if (what === 'revoke') this.#hub.closeByCredential(anaIdentity.credential.id, 4501, 'Signed out.');
    else if (what === 'stall') this.#stall();
    else if (what === 'compact') this.#log.firstKept = this.#log.entries.length + 1;
    else if (what === 'lose rights') this.#loseRights();
    else if (!(this.#client instanceof SyncModel) || this.#client.waiting) this.#trace.push('(has no stream)');
    else if (what === 'reset') this.#send({ type: 'resume', workspace_id, epoch: 'another', seq: 0 });
    else this.#resumeFrom(this.#client.cursor);
    if (!this.#channel.open) this.#endedAt ??= this.#channel.frames.length;
  }

  #commitElsewhere(): void {
    this.#log.commit(2);
    const look = () => this.#hub.topics.get(workspace_id)?.noteHead(this.#log.entries.length);
    this.#steps.push({ name: 'heads are polled', run: look });
  }

  #publishLater(operation: CommittedOperation, then: () => void = () => undefined): void {
    const publish = () => {
      this.#hub.publish(operation);
      this.#hub.flush();
      then();
    };
    this.#steps.push({ name: `publish ${operation.op_id}`, run: publish });
  }

  #execute({ op_id }: WriteRequest): Promise<Executed> {
    return new Promise((resolve) => {
      const commit = () => {
        const operation = this.#log.commit(1, op_id);
        const { epoch } = this.#log;
        const done = { op_id, epoch, workspace_id, seq: operation.to, result: {}, encoded: new Map(), replayed: false };
        this.#publishLater(operation, () => resolve(done));
      };
      this.#steps.push({ name: `commit ${op_id}`, run: commit });
    });
  }

  #stall(): void {
    this.#channel.bufferedBytes = highWaterBytes + 1;
    this.#steps.push({ name: 'drain', run: () => this.#channel.drain() });
  }

  #loseRights(): void {
    const operation = this.#log.commit(1, 'removal');
    this.#log.isMember = false;
    this.#lostAt = operation.to;
    this.#hub.endRights(workspace_id, anaIdentity.user.id, operation.to);
    this.#publishLater(operation);
  }

  #end(code: number): void {
    this.#channel.open = false;
    this.#session.ended(code);
  }

  #takeSnapshot(): void {
    this.#steps.push({ name: 'snapshot', run: () => this.#snapshotTaken() });
  }

  #snapshotTaken(): void {
    // Who may not read the workspace any more is answered 404, and wipes it.
    if (this.#log.isMember) this.#resumeFrom(this.#log.entries.length);
    else if (this.#client instanceof SyncModel) this.#client.forbidden = true;
  }

  #resumeFrom(seq: number): void {
    if (!(this.#client instanceof SyncModel) || !this.#channel.open) return;
    // What was on its way belongs to the stream before: a client ignores it by its numbers, so it is heard first.
    this.#hear();
    this.#client.resumes(seq);
    this.#send({ type: 'resume', workspace_id, epoch: this.#log.epoch, seq });
  }

  #isDue(reason: unknown): boolean {
    if (reason === 'forbidden') return !this.#log.isMember;
    if (reason === 'floor') return this.#log.firstKept > 1;
    return reason === 'epoch' && this.#trace.includes('RESET');
  }

  #send(frame: object): void {
    if (this.#session instanceof SyncSession) this.#session.receive(JSON.stringify(frame));
  }

  #hear(): void {
    const { messages } = this.#channel;
    for (; this.#heard < messages.length; this.#heard += 1) this.#client.hear(messages[this.#heard] ?? {});
  }

  async #settle(): Promise<void> {
    for (let turn = 0; turn < 16; turn += 1) await Promise.resolve();
    this.#hear();
  }

  /** Nothing more happens, but the wheel turns: what is owed has to be there. No poll helps (D2, D8): none is needed. */
  async #finish(): Promise<void> {
    this.#channel.drain();
    this.#session.checkRights().catch((error: unknown) => this.#failures.push(error));
    await this.#settle();
    for (let count = 0; this.#steps[0] !== undefined; count += 1) {
      if (count > maxSteps) throw new Error(`it does not end: ${this.#trace.slice(-20).join(', ')}`);
      this.#run(this.#steps[0]);
      await this.#settle();
    }
    try {
      this.#judge();
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : String(error)}: ${this.#trace.join(', ')}`, {
        cause: error,
      });
    }
  }

  #judge(): void {
    if (this.#failures.length > 0) throw this.#failures[0];
    if (this.#endedAt !== undefined) {
      if (this.#channel.frames.length > this.#endedAt) throw new Error('D6: something was said after the end');
      this.#end(1000);
    } else if (this.#lostAt !== undefined) {
      const isTold = this.#client.forbidden || (this.#client instanceof PlainModel && this.#hub.topics.size === 0);
      if (!isTold) throw new Error('D6: the loss of rights was not told');
      if (this.#client.cursor > this.#lostAt) throw new Error('D6: told of what came after the rights');
    } else if (!this.#client.settled || this.#client.cursor !== this.#log.entries.length) {
      throw new Error(`D1, D2: it has got to ${this.#client.cursor} of ${this.#log.entries.length}`);
    }
    if (this.#endedAt === undefined) this.#end(1000);
    if (this.#hub.topics.size + this.#hub.sessions.size > 0) throw new Error('M1: something of it is kept');
  }
}
