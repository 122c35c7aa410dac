import type { AckFrame, BatchFrame, DownFrame, UpFrame } from '@lockstep/protocol';
import type { Line } from '../fake/line.ts';
import { type Person, workspacesOf } from '../server/people.ts';
import type { Findings } from './findings.ts';
import type { Ledger } from './ledger.ts';
import { lastSeqFor } from './rights-end.ts';

/** A workspace's stream on one line, as what passes shows it. */
interface Stream {
  /** Cursors the client has named and that may still be answered. */
  claims: number[];
  /** The last change that was written to this line; undefined before the stream begins. */
  cursor: number | undefined;
  live: boolean;
  part: number;
}

interface Watched {
  readonly who: Person;
  readonly streams: Map<string, Stream>;
}

/** An operation that the server has acknowledged. */
export interface Acknowledged {
  readonly user_id: string;
  readonly ack: Pick<AckFrame, 'op_id' | 'epoch' | 'workspace_id' | 'seq'>;
}

/** Judges what the server writes to each sync socket, frame by frame, against what has been committed. */
export class WireJudge {
  readonly acknowledged: Acknowledged[] = [];
  readonly #findings: Findings;
  readonly #ledger: Ledger;
  readonly #lines = new Map<Line, Watched>();

  constructor(findings: Findings, ledger: Ledger) {
    this.#findings = findings;
    this.#ledger = ledger;
  }

  opened(line: Line, who: Person): void {
    this.#lines.set(line, { who, streams: new Map() });
  }

  closed(line: Line): void {
    this.#lines.delete(line);
  }

  /** A frame has reached the server: from here on it may answer it. */
  reaching(line: Line, frame: UpFrame): void {
    const watched = this.#lines.get(line);
    if (watched === undefined) return;
    if (frame.type === 'hello') {
      for (const [workspace_id, seq] of Object.entries(frame.cursors ?? {})) this.#claim(watched, workspace_id, seq);
    }
    if (frame.type === 'resume') this.#claim(watched, frame.workspace_id, frame.seq);
  }

  /** The server has written a frame. */
  written(line: Line, frame: DownFrame): void {
    const watched = this.#lines.get(line);
    if (watched === undefined) return undefined;
    switch (frame.type) {
      case 'ready':
        return this.#judgeHeads(watched, frame.heads, workspacesOf(watched.who));
      case 'bookmark':
        return this.#judgeHeads(watched, frame.heads, undefined);
      case 'batch':
        return this.#judgeBatch(watched, frame);
      case 'live':
        return this.#judgeLive(watched, frame.workspace_id, frame.head);
      case 'ack':
        return this.#judgeAck(watched, frame);
      case 'reset':
        return this.#judgeReset(watched, frame.workspace_id);
      default:
        return undefined;
    }
  }

  /** The server has nothing left to do: who is live has everything (D1). */
  judgeIdle(): void {
    for (const [line, { who, streams }] of this.#lines) {
      if (!line.open) this.#lines.delete(line);
      if (!line.open || line.bufferedBytes > 0) continue;
      for (const [workspace_id, { live, cursor }] of streams) {
        const { head } = this.#ledger.history(workspace_id);
        const behind = live && cursor !== head;
        this.#findings.require(!behind, 'D1', () => `${who.user.name}'s live socket has ${cursor} of ${head}`);
        if (behind) return;
      }
    }
  }

  #claim(watched: Watched, workspace_id: string, seq: number): void {
    const stream = this.#stream(watched, workspace_id);
    stream.claims.push(seq);
  }

  #stream({ streams }: Watched, workspace_id: string): Stream {
    const known = streams.get(workspace_id) ?? { claims: [], cursor: undefined, live: false, part: 0 };
    streams.set(workspace_id, known);
    return known;
  }

  #judgeHeads({ who }: Watched, heads: Readonly<Record<string, number>>, all: readonly string[] | undefined): void {
    for (const [workspace_id, head] of Object.entries(heads)) {
      this.#judgeVisible(who, workspace_id, head);
      const committed = this.#ledger.history(workspace_id).head;
      this.#findings.require(head <= committed, 'S2', () => `head ${head} was told, ${committed} is committed`);
    }
    const missing = all?.find(
      (workspace_id) => !Object.hasOwn(heads, workspace_id) && !this.#wereRights(who, workspace_id),
    );
    this.#findings.require(missing === undefined, 'D12', () => `ready does not name ${missing}`);
  }

  /** Nothing is told of others' workspaces, and of one that was lost nothing after the loss (D6). */
  #judgeVisible(who: Person, workspace_id: string, seq: number): void {
    const visible = workspacesOf(who).includes(workspace_id);
    this.#findings.require(visible, 'S6', () => `${who.user.name} was told of ${workspace_id}`);
    const last = lastSeqFor(this.#ledger, who, workspace_id);
    this.#findings.require(seq <= last, 'D6', () => `${who.user.name} was told of ${seq}, the rights ended at ${last}`);
  }

  /** Whether somebody's rights have come or gone: then what is being told may be of a moment before. */
  #wereRights({ user }: Person, workspace_id: string): boolean {
    return this.#ledger.history(workspace_id).lastWrite(user.id, Number.POSITIVE_INFINITY) !== undefined;
  }

  #judgeBatch(watched: Watched, batch: BatchFrame): void {
    const { workspace_id, from, to, part = 1, parts = 1, events } = batch;
    this.#judgeVisible(watched.who, workspace_id, to);
    const stream = this.#stream(watched, workspace_id);
    const history = this.#ledger.history(workspace_id);
    this.#findings.require(to <= history.head, 'S2', () => `${to} was sent, ${history.head} is committed`);
    this.#findings.require(history.isOperation(from, to), 'D3', () => `${from}–${to} is no whole operation`);
    this.#findings.require(part === stream.part + 1, 'D3', () => `part ${part} follows part ${stream.part}`);
    const ordered = events.every(({ seq }, index) => seq === (events[0]?.seq ?? 0) + index);
    this.#findings.require(ordered, 'S1', () => `the events of ${from}–${to} are out of order`);
    if (part === 1) this.#judgeOrder(stream, from);
    stream.part = part === parts ? 0 : part;
    if (part === parts) stream.cursor = to;
  }

  #judgeOrder(stream: Stream, from: number): void {
    if (stream.cursor !== undefined && from === stream.cursor + 1) return;
    const claim = stream.claims.indexOf(from - 1);
    this.#findings.require(
      claim >= 0,
      'D1',
      () => `${from} was sent after ${stream.cursor ?? stream.claims.join('|')}`,
    );
    stream.claims = stream.claims.slice(claim + 1);
  }

  #judgeLive(watched: Watched, workspace_id: string, head: number): void {
    this.#judgeVisible(watched.who, workspace_id, head);
    const stream = this.#stream(watched, workspace_id);
    const committed = this.#ledger.history(workspace_id).head;
    this.#findings.require(head === committed, 'D1', () => `live at ${head}, ${committed} is committed`);
    if (stream.cursor !== head) {
      const claim = stream.claims.indexOf(head);
      this.#findings.require(claim >= 0, 'D1', () => `live at ${head} after ${stream.cursor ?? 'nothing'} was sent`);
      stream.claims = stream.claims.slice(claim + 1);
    }
    stream.cursor = head;
    stream.live = true;
  }

  #judgeAck(watched: Watched, ack: AckFrame): void {
    const { op_id, epoch, workspace_id, seq } = ack;
    this.#judgeVisible(watched.who, workspace_id, seq);
    const { head } = this.#ledger.history(workspace_id);
    this.#findings.require(seq <= head, 'S2', () => `${op_id} was acknowledged at ${seq}, ${head} is committed`);
    const stream = watched.streams.get(workspace_id);
    const early = stream?.live === true && (stream.cursor ?? 0) < seq;
    this.#findings.require(!early, 'D11', () => `the ack of ${op_id} (${seq}) came before its batch`);
    this.acknowledged.push({ user_id: watched.who.user.id, ack: { op_id, epoch, workspace_id, seq } });
  }

  #judgeReset(watched: Watched, workspace_id: string): void {
    const stream = this.#stream(watched, workspace_id);
    stream.cursor = undefined;
    stream.live = false;
    stream.part = 0;
  }
}
