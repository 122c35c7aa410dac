import type { AckFrame, Problem, RejectFrame } from '@lockstep/protocol';
import { LockstepError, toProblem } from '@lockstep/protocol/schemaless';
import { backoffMs } from '../connection/backoff.ts';
import type { Connection } from '../connection/connection.ts';
import type { Api } from '../http/api.ts';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import type { OutboxItem, Position } from './outbox-item.ts';
import type { Acknowledgement, Outbox } from './outbox.ts';
import { utf8Length } from './utf8-length.ts';

/** Above this an operation goes by HTTP: frames end at 64 KiB (C2, D7). */
const maxFrameItemBytes = 48 * 1024;
const maxUnderWay = 16;
/** An operation that is not answered within this time on a living socket is asked again on a fresh one. */
const answerMs = 30_000;

/** What the sender tells. */
export interface SenderListener {
  /** These may be sent from now on: to be noted down first. */
  mark(op_ids: readonly string[]): void;
  /** How far the log of a workspace has got at least (null: of the personal one). */
  position(workspace_id: string | null): Position | undefined;
  acknowledged(op_id: string, ack: Acknowledgement): void;
  refused(op_id: string, problem: Problem): void;
  /** The server does not know us any more; the queue waits (C5). */
  signedOut(): void;
}

export interface SenderOptions {
  readonly outbox: Outbox;
  readonly connection: Pick<Connection, 'send' | 'resync'>;
  readonly api: Api;
  readonly clock: Clock;
  readonly random: Random;
  /** The workspace of operations that name none. */
  readonly personalWorkspace: () => string | null;
}

interface Request {
  readonly op_id: string;
  readonly workspace_id?: string;
  readonly operation: string;
  readonly input: unknown;
}

function requestOf(item: OutboxItem): Request {
  const { op_id, workspace_id, operation, input } = item;
  return { op_id, ...(workspace_id === null ? {} : { workspace_id }), operation, input };
}

function acknowledgementOf(body: unknown): Acknowledgement | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { op_id: _op_id, epoch, workspace_id, seq, ...result } = body as Record<string, unknown>;
  if (typeof epoch !== 'string' || typeof workspace_id !== 'string' || typeof seq !== 'number') return undefined;
  return { epoch, workspace_id, seq, result };
}

const unreadable = toProblem(new LockstepError('UNAVAILABLE', 'The answer to the operation was not understood.'));

const longAgo = toProblem(
  new LockstepError('CONFLICT', 'This was sent long ago, and whether it has happened is no longer known.'),
);

/** Brings the outbox to the server in order, and its answers back (C2, C5, C9). */
export class Sender {
  readonly #options: SenderOptions;
  readonly #listener: SenderListener;
  readonly #large = new WeakMap<OutboxItem, boolean>();
  #epoch: string | undefined;
  #attempt = 0;
  #cancelRetry: (() => void) | undefined;
  #deadlines = new Map<string, () => void>();
  #asking = false;

  constructor(options: SenderOptions, listener: SenderListener) {
    this.#options = options;
    this.#listener = listener;
  }

  /** The session is ready: what was under way before is asked again (S3 makes that harmless). */
  connected(epoch: string): void {
    this.#epoch = epoch;
    this.#attempt = 0;
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    this.#options.outbox.enterEpoch(epoch);
    this.flush();
  }

  lost(): void {
    this.#epoch = undefined;
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    for (const cancel of this.#deadlines.values()) cancel();
    this.#deadlines.clear();
    this.#options.outbox.requeueAll();
  }

  /** Sends what may be sent now. */
  flush(): void {
    const { outbox, clock } = this.#options;
    while (this.#epoch !== undefined && this.#cancelRetry === undefined) {
      const now = clock.now();
      const items = outbox.sendable(maxUnderWay, (candidate) => this.#isLarge(candidate), now);
      if (items.length === 0) break;
      const fresh = items.filter(({ first_sent }) => first_sent === undefined);
      if (fresh.length > 0) this.#listener.mark(fresh.map(({ op_id }) => op_id));
      const [item] = items;
      if (item?.first_sent === undefined) return;
      outbox.sent(item.op_id);
      this.#send(item, this.#epoch);
    }
    if (this.#epoch !== undefined && this.#cancelRetry === undefined) void this.#askAboutDoubtful(this.#epoch);
  }

  ackArrived(frame: AckFrame): void {
    const { op_id, epoch, workspace_id, seq, result } = frame;
    this.#answered(op_id, { epoch, workspace_id, seq, result });
  }

  rejectArrived(frame: RejectFrame): void {
    this.#refused(frame.op_id, frame.error, 0);
  }

  #isLarge(item: OutboxItem): boolean {
    const known = this.#large.get(item);
    if (known !== undefined) return known;
    const large = utf8Length(JSON.stringify({ type: 'op', ...requestOf(item) })) > maxFrameItemBytes;
    this.#large.set(item, large);
    return large;
  }

  #send(item: OutboxItem, epoch: string): void {
    const { connection, outbox } = this.#options;
    if (this.#isLarge(item)) {
      void this.#post(item, epoch);
      return;
    }
    if (!connection.send({ type: 'op', ...requestOf(item) })) {
      outbox.requeue(item.op_id);
      this.#epoch = undefined;
      return;
    }
    this.#expectAnswer(item.op_id);
  }

  #expectAnswer(op_id: string): void {
    const cancel = this.#options.clock.schedule(answerMs, () => this.#options.connection.resync());
    this.#deadlines.set(op_id, cancel);
  }

  #answerCame(op_id: string): void {
    this.#deadlines.get(op_id)?.();
    this.#deadlines.delete(op_id);
  }

  async #post(item: OutboxItem, epoch: string): Promise<void> {
    const answer = await this.#options.api.post('/api/v1/operations', requestOf(item));
    if (this.#epoch === undefined) return;
    if (!answer.ok) {
      this.#refused(item.op_id, answer.problem, answer.retry_after_ms);
      return;
    }
    const ack = acknowledgementOf(answer.body);
    if (ack === undefined) {
      this.#refused(item.op_id, unreadable, 0);
      return;
    }
    // An answer that outlived its epoch does not count (C9); the sender has begun anew since.
    if (epoch === this.#epoch && ack.epoch === epoch) this.#answered(item.op_id, ack);
  }

  #answered(op_id: string, ack: Acknowledgement): void {
    this.#answerCame(op_id);
    this.#attempt = 0;
    this.#listener.acknowledged(op_id, ack);
    this.flush();
  }

  #refused(op_id: string, problem: Problem, retryAfterMs: number): void {
    const { outbox } = this.#options;
    this.#answerCame(op_id);
    if (problem.status === 401) {
      outbox.requeue(op_id);
      this.#epoch = undefined;
      this.#listener.signedOut();
    } else if (problem.retryable || problem.status >= 500 || problem.status === 429) {
      outbox.requeue(op_id);
      this.#retryLater(retryAfterMs);
    } else {
      this.#listener.refused(op_id, problem);
      this.flush();
    }
  }

  /** S5: what may have been sent before the server's floor is not sent again, since its answer may be forgotten. */
  async #askAboutDoubtful(epoch: string): Promise<void> {
    const { outbox, clock, api, personalWorkspace } = this.#options;
    const [first] = outbox.doubtful(clock.now());
    if (first?.first_sent === undefined || this.#asking) return;
    if (first.first_sent.seq > (this.#listener.position(first.workspace_id)?.seq ?? 0)) {
      // Past the end of a log that a restored backup has shortened: no floor has got there (S4).
      outbox.remembered(first, clock.now());
      return this.flush();
    }
    this.#asking = true;
    const workspace_id = first.workspace_id ?? personalWorkspace();
    const since = `since_seq=${first.first_sent.seq}&limit=1`;
    const answer = await api.get(`/api/v1/workspaces/${workspace_id}/changes?${since}`);
    this.#asking = false;
    if (this.#epoch !== epoch) return this.flush();
    if (!answer.ok && (answer.problem.retryable || answer.problem.status === 401)) {
      return this.#refused(first.op_id, answer.problem, answer.retry_after_ms);
    }
    const forgotten = !answer.ok && answer.problem.errors.some(({ path }) => path === 'since_seq');
    if (forgotten) this.#listener.refused(first.op_id, longAgo);
    else outbox.remembered(first, clock.now());
    return this.flush();
  }

  #retryLater(atLeastMs: number): void {
    if (this.#cancelRetry !== undefined) return;
    const { clock, random } = this.#options;
    const delayMs = atLeastMs + backoffMs(this.#attempt, random);
    this.#attempt += 1;
    this.#cancelRetry = clock.schedule(delayMs, () => {
      this.#cancelRetry = undefined;
      this.flush();
    });
  }
}
