import { isDeepStrictEqual } from 'node:util';
import type { LockstepClient } from '@lockstep/client';
import type { AckFrame, BatchFrame, DownFrame, Snapshot, UpFrame } from '@lockstep/protocol';
import type { SlowOutbox } from '../client/slow-outbox.ts';
import type { Line } from '../fake/line.ts';
import { type Person, workspacesOf } from '../server/people.ts';
import type { Findings } from './findings.ts';
import type { History } from './history.ts';
import type { Ledger } from './ledger.ts';
import { lastSeqFor } from './rights-end.ts';

/** How far a replica must have got, from what has arrived: a second opinion, kept without looking into the client. */
interface Shadow {
  readonly epoch: string;
  readonly seq: number;
}

/** What an ack says of when its operation is in the log. */
type Answer = Pick<AckFrame, 'op_id' | 'epoch' | 'workspace_id' | 'seq'>;

const simpleFields = new Set(['id', 'title']);
const otherFields = ['priority', 'completed', 'labels', 'due_date', 'notes'] as const;

export interface ScreenOptions {
  readonly person: Person;
  readonly findings: Findings;
  readonly ledger: Ledger;
  readonly storage: SlowOutbox;
}

/** Judges what one page shows, whenever it says that something may look different. */
export class ScreenJudge {
  readonly #options: ScreenOptions;
  readonly #shadows = new Map<string, Shadow>();
  /** Snapshots that have arrived and may or may not be taken. */
  readonly #offered = new Map<string, Shadow>();
  /** Workspaces begun anew: until the next resume nothing that arrives is meant for the page. */
  readonly #reset = new Set<string>();
  /** What this page itself has sent. */
  readonly #sent = new Set<string>();
  /** Tasks this page has made: they stay on the screen until somebody says otherwise (C1). */
  readonly #made = new Map<string, string>();
  readonly #acks = new Map<string, Answer>();
  #line: Line | undefined;
  #queuing = false;
  #epoch: string | undefined;

  constructor(options: ScreenOptions) {
    this.#options = options;
  }

  /** The page makes a task, and shows it from now on. */
  made(task_id: string, op_id: string): void {
    this.#made.set(task_id, op_id);
  }

  /** The server, or the person, has said no to an operation. */
  gone(op_id: string): void {
    for (const [task_id, by] of this.#made) if (by === op_id) this.#made.delete(task_id);
  }

  /** A backup came back: what was made since may be gone. */
  forgetMade(): void {
    this.#made.clear();
  }

  /** An operation is acknowledged: once the replica has got that far, it is seen to be done (C2). */
  answered(answer: Answer): void {
    this.#acks.set(answer.op_id, answer);
    this.#noteShown();
  }

  asked(line: Line, frame: UpFrame): void {
    const { findings } = this.#options;
    if (frame.type === 'hello') {
      this.#line = line;
      this.#reset.clear();
      for (const [workspace_id, seq] of Object.entries(frame.cursors ?? {})) {
        const shadow = this.#shadows.get(workspace_id);
        const right = shadow?.epoch === frame.epoch && shadow?.seq === seq;
        findings.require(right, 'D2', () => `a hello names ${seq}, ${shadow?.seq ?? 'nothing'} had arrived`);
      }
    }
    if (frame.type === 'resume') {
      const { workspace_id, epoch, seq } = frame;
      const offered = this.#offered.get(workspace_id);
      findings.require(offered?.seq === seq && offered.epoch === epoch, 'D12', () => `a resume names ${seq}`);
      this.#shadows.set(workspace_id, { epoch, seq });
      this.#reset.delete(workspace_id);
      this.#noteShown();
    }
  }

  /** Operations that this page may send again without asking how far the server remembers (S5). */
  get unanswered(): readonly string[] {
    return [...this.#sent].filter((op_id) => this.#options.storage.queued.has(op_id));
  }

  /** An operation leaves for the server: stored before (C2), and none that was made earlier is still to leave (C9). */
  sends(op_id: string): void {
    const { findings, storage } = this.#options;
    findings.require(storage.kept.has(op_id), 'C2', () => `${op_id} was sent before it was stored`);
    this.#sent.add(op_id);
    if (storage.sent.has(op_id)) return;
    storage.sent.add(op_id);
    for (const earlier of storage.queued.keys()) {
      if (earlier === op_id) return;
      findings.require(storage.sent.has(earlier), 'C9', () => `${op_id} was sent before ${earlier}`);
    }
  }

  /** The body of a snapshot is about to arrive. */
  offered(workspace_id: string, { epoch, seq }: Snapshot): void {
    const visible = workspacesOf(this.#options.person).includes(workspace_id);
    const { findings, ledger, person } = this.#options;
    findings.require(visible, 'S6', () => `a snapshot of ${workspace_id} arrived`);
    const last = lastSeqFor(ledger, person, workspace_id);
    findings.require(seq <= last, 'D6', () => `a snapshot is of ${seq}, the rights ended at ${last}`);
    this.#offered.set(workspace_id, { epoch, seq });
  }

  arriving(line: Line, frame: DownFrame): void {
    if (frame.type === 'ready') {
      this.#line = line;
      this.#epoch = frame.epoch;
    }
    if (frame.type === 'ack') this.answered(frame);
    if (line !== this.#line) return;
    if (frame.type === 'reset') this.#reset.add(frame.workspace_id);
    if (frame.type === 'batch' && !this.#reset.has(frame.workspace_id)) this.#advance(frame);
  }

  /** While the page queues a change, its screen is a moment ahead of its storage. */
  whileQueuing<Value>(run: () => Value): Value {
    this.#queuing = true;
    try {
      return run();
    } finally {
      this.#queuing = false;
    }
  }

  /** The page says that something may look different. */
  judge(client: LockstepClient): void {
    for (const { op_id } of client.needsAttention) this.gone(op_id);
    for (const op_id of this.#options.storage.withdrawn) this.gone(op_id);
    for (const [task_id, op_id] of this.#made) {
      const visible = client.task(task_id) !== undefined;
      this.#options.findings.require(visible, 'C1', () => `${task_id}, made by ${op_id}, vanished from the screen`);
    }
    if (client.status.pending === 0) this.#judgeSettled(client);
    else if (!this.#queuing) this.#judgePending(client);
  }

  #advance({ workspace_id, from, to, op_id, part = 1, parts = 1 }: BatchFrame): void {
    const shadow = this.#shadows.get(workspace_id);
    if (shadow === undefined || shadow.epoch !== this.#epoch || from !== shadow.seq + 1) return;
    if (part < parts) return;
    this.#shadows.set(workspace_id, { ...shadow, seq: to });
    this.#options.storage.shown.add(op_id);
    this.#noteShown();
  }

  #noteShown(): void {
    for (const { op_id, workspace_id, epoch, seq } of this.#acks.values()) {
      const shadow = this.#shadows.get(workspace_id);
      if (shadow?.epoch !== epoch || shadow.seq < seq) continue;
      this.#options.storage.shown.add(op_id);
      this.#acks.delete(op_id);
    }
  }

  /** With nothing pending a screen is the log after some operation, all of it (D1–D3). */
  #judgeSettled(client: LockstepClient): void {
    for (const workspace_id of workspacesOf(this.#options.person)) {
      const shadows = [this.#shadows.get(workspace_id), this.#offered.get(workspace_id)].filter(
        (shadow) => shadow !== undefined,
      );
      if (shadows.length === 0 || client.tasks({ workspace_id, status: 'all' }).length === 0) continue;
      const problems = shadows.map((shadow) => this.#difference(client, workspace_id, shadow));
      const same = problems.includes(undefined);
      this.#options.findings.require(same, 'D3', () => `a screen shows no state of the log: ${problems.join('; ')}`);
    }
  }

  #difference(client: LockstepClient, workspace_id: string, { epoch, seq }: Shadow): string | undefined {
    const members = new Map(client.members(workspace_id).map((member) => [member.id, member]));
    for (const { id, seq: written, event } of this.#options.ledger.history(workspace_id, epoch).stateAt(seq)) {
      // Who has left is not listed.
      if (event.type === 'member_deleted' && !members.has(id)) continue;
      const shown = client.task(id) ?? client.project(id) ?? members.get(id);
      if (shown?.seq !== written) return `at ${seq} ${id} is of ${written}, shown is ${shown?.seq ?? 'nothing'}`;
    }
    return undefined;
  }

  /** A pending title must not hide what arrives of other fields (C1). */
  #judgePending(client: LockstepClient): void {
    const items = [...this.#options.storage.queued.values()];
    for (const item of items) {
      const { id } = item.input;
      const simple =
        item.operation === 'task.update' && Object.keys(item.input).every((name) => simpleFields.has(name));
      if (!simple || typeof id !== 'string') continue;
      const alone = items.every((other) => other === item || other.touches?.includes(id) === false);
      if (alone) this.#judgeUntouched(client, id, item.workspace_id);
    }
  }

  #judgeUntouched(client: LockstepClient, id: string, workspace_id: string | null): void {
    if (workspace_id === null) return;
    const shadow = this.#shadows.get(workspace_id);
    const shown = client.task(id);
    if (shadow === undefined || shown === undefined) return;
    const histories = [shadow, this.#offered.get(workspace_id) ?? shadow];
    const same = histories.some(({ epoch, seq }) =>
      isShownAs(shown, this.#options.ledger.history(workspace_id, epoch), seq),
    );
    this.#options.findings.require(same, 'C1', () => `a pending title hides what else changed of ${id}`);
  }
}

function isShownAs(shown: { readonly id: string }, history: History, seq: number): boolean {
  const record = history.lastWrite(shown.id, seq)?.record;
  // In the trash it is what it was before, and the log says no more.
  if (record === undefined) return true;
  return otherFields.every((field) =>
    isDeepStrictEqual(Reflect.get(shown, field) as unknown, Reflect.get(record, field) as unknown),
  );
}
