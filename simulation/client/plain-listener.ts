import type { PlainMessage } from '@lockstep/protocol';
import type { PlainRequest } from '../../packages/server/src/realtime/plain-session.ts';
import type { Line } from '../fake/line.ts';
import type { VirtualTime } from '../fake/virtual-time.ts';
import type { Ledger } from '../judge/ledger.ts';
import { lastSeqFor } from '../judge/rights-end.ts';
import type { Findings } from '../judge/findings.ts';
import { type Person, sharedWorkspace, workspacesOf } from '../server/people.ts';

const comeBackMs = 250;

export interface ListenerOptions {
  readonly person: Person;
  readonly time: VirtualTime;
  readonly findings: Findings;
  readonly ledger: Ledger;
  readonly connect: (listener: PlainListener, request: PlainRequest) => Line;
}

/** A program of a few lines on the plain WebSocket: it remembers the last seq and comes back with `?since=`. */
export class PlainListener {
  readonly person: Person;
  readonly #options: ListenerOptions;
  /** Of what it has heard, and of the server that it talks to: another one after a restored backup. */
  #epoch: string | undefined;
  #serverEpoch: string | undefined;
  #seq = 0;
  #line: Line | undefined;

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.person = options.person;
  }

  get line(): Line | undefined {
    return this.#line;
  }

  /** The last change of the shared workspace that arrived. */
  get seq(): number {
    return this.#seq;
  }

  connect(): void {
    const request = { since: this.#seq, epoch: this.#epoch, workspace_id: sharedWorkspace };
    const line = this.#options.connect(this, request);
    this.#line = line;
    line.socket.addEventListener('message', ({ data }) => this.#heard(JSON.parse(String(data)) as PlainMessage));
    line.socket.addEventListener('close', () => {
      this.#options.time.schedule(comeBackMs, () => this.connect());
    });
  }

  #heard(message: PlainMessage): void {
    const { findings, ledger, person } = this.#options;
    if (message.type === 'ready') {
      this.#epoch ??= message.epoch;
      this.#serverEpoch = message.epoch;
      return;
    }
    const { workspace_id } = message as { readonly workspace_id: string };
    findings.require(workspacesOf(person).includes(workspace_id), 'S6', () => `a listener heard of ${workspace_id}`);
    if (workspace_id !== sharedWorkspace) return;
    if (message.type === 'reset') {
      this.#seq = message.head;
      this.#epoch = message.epoch;
    } else if ('seq' in message) {
      const { seq } = message;
      const last = lastSeqFor(ledger, person, workspace_id);
      findings.require(seq <= last, 'D6', () => `a listener got ${seq}, the rights ended at ${last}`);
      // Whoever is let in again begins with that.
      const isNew = seq > this.#seq || this.#epoch !== this.#serverEpoch;
      const isBack = message.type === 'member_created' && message.member.id === person.user.id && isNew;
      findings.require(isBack || seq === this.#seq + 1, 'D1', () => `a listener got ${seq} after ${this.#seq}`);
      if (isBack) this.#epoch = this.#serverEpoch;
      this.#seq = seq;
    }
  }
}
