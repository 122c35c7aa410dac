import {
  type AnnouncePresenceFrame,
  closeCodes,
  type HelloFrame,
  isOperationName,
  isWriteName,
  LockstepError,
  maxFrameBytes,
  oldestProtocolVersion,
  type OpFrame,
  parseInput,
  protocolVersion,
  type ResetReason,
  type ResumeFrame,
  toProblem,
  type UpFrame,
  upFrameSchema,
} from '@lockstep/protocol';
import { parseJson } from '../json/parse-json.ts';
import { type EncodedAck, encodeAck } from './encoded-ack.ts';
import { highWaterBytes } from './feed.ts';
import { judgeCursor } from './judge-cursor.ts';
import { PendingAcks } from './pending-acks.ts';
import { SessionBase } from './session-base.ts';
import type { Joined } from './session.ts';
import { type StreamClaim, StreamClaims } from './stream-claims.ts';

/** How often the server gives a sign of life (D7), milliseconds. */
export const heartbeatMs = 25_000;

/** Operations a socket may have unanswered before reading from it pauses. */
const maxUnanswered = 256;
/** Bytes a socket may leave untaken before reading from it pauses. */
const maxUntakenBytes = 1024 * 1024;

/** Sync mode (`lockstep.v1`): cursors per workspace, batches, operations and their acknowledgements. */
export class SyncSession extends SessionBase {
  readonly form = 'sync';
  readonly #acks = new PendingAcks();
  #greeted = false;
  #welcomed = false;
  #inFlight = 0;
  #paused = false;
  /** Where the stream begins is settled one frame after the other. */
  #settled: Promise<void> = Promise.resolve();
  /** How many of those frames wait for it. */
  #unsettled = 0;
  readonly #claims = new StreamClaims();

  /** Takes one text message; whatever is wrong with it is answered, never thrown. */
  receive(text: string): void {
    // Who has been sent away may go on talking: nothing of it counts any more (D6).
    if (!this.channel.open) return;
    this.heard();
    let frame: UpFrame;
    try {
      frame = parseInput(upFrameSchema, parseJson(text, 'frame'));
    } catch (error) {
      this.#refuseFrame(error);
      return;
    }
    if (!this.#greeted && frame.type !== 'hello') {
      this.close(closeCodes.PROTOCOL, 'The first frame must be hello.');
      return;
    }
    this.#handle(frame);
    this.#regulate();
  }

  beat(): void {
    if (this.#greeted) {
      const heads = Object.fromEntries([...this.feeds].map(([id, feed]) => [id, feed.head]));
      this.send({ type: 'bookmark', heads });
    }
    this.channel.ping();
  }

  askToReconnect(afterMs: number): void {
    this.send({ type: 'reconnect', after_ms: afterMs });
  }

  protected get greeted(): boolean {
    return this.#welcomed;
  }

  /** As `ready` told of the others: it is streamed once its `resume` has come (D12). */
  protected offer({ workspace_id, to }: Joined): void {
    this.send({ type: 'bookmark', heads: { [workspace_id]: to } });
  }

  protected onLive(workspace_id: string, head: number): void {
    this.send({ type: 'live', workspace_id, head });
    this.showPresence(workspace_id);
  }

  protected onAdvance(workspace_id: string, cursor: number): void {
    if (this.#acks.size > 0) this.#releaseAcks(workspace_id, cursor);
  }

  protected onStopped(workspace_id: string, reason: 'floor' | 'forbidden'): void {
    this.#reset(workspace_id, reason);
    if (reason === 'forbidden') this.offerAgain(workspace_id);
  }

  #handle(frame: UpFrame): void {
    switch (frame.type) {
      case 'hello':
        this.#greet(frame);
        break;
      case 'resume':
        this.#resume(frame);
        break;
      case 'op':
        this.#guard(this.#execute(frame));
        break;
      case 'auth':
        this.#guard(this.#renew(frame.ticket));
        break;
      case 'ping':
        this.send({ type: 'pong', t: frame.t });
        break;
      case 'presence':
        // After what was asked for before it, so that it may follow its `resume` at once.
        this.#inTurn(async () => this.#announce(frame));
        break;
    }
  }

  /** One frame's cursor must not overtake another's, whatever the reads before it take (P5). */
  #inTurn(work: () => Promise<void>): void {
    this.#unsettled += 1;
    this.#settled = this.#settled.then(work).finally(() => {
      this.#unsettled -= 1;
    });
    this.#guard(this.#settled);
  }

  #guard(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.context.observer.failed('session', error);
      this.channel.terminate();
    });
  }

  #refuseFrame(error: unknown): void {
    if (!(error instanceof LockstepError)) throw error;
    this.send({ type: 'error', error: toProblem(error) });
    if (error.code === 'MALFORMED') this.close(closeCodes.PROTOCOL, 'Malformed frame.');
  }

  #greet(hello: HelloFrame): void {
    if (this.#greeted) {
      this.close(closeCodes.PROTOCOL, 'hello was sent twice.');
    } else if (hello.protocol < oldestProtocolVersion || hello.protocol > protocolVersion) {
      const spoken = `${oldestProtocolVersion} to ${protocolVersion}`;
      this.close(closeCodes.PROTOCOL, `This server speaks protocol ${spoken}.`);
    } else {
      this.#greeted = true;
      const { cursors = {}, epoch = '' } = hello;
      const claims = Object.entries(cursors).map(([workspace_id, seq]) => this.#claims.add(workspace_id, seq, epoch));
      this.#inTurn(() => this.#welcome(claims));
    }
  }

  async #welcome(claims: readonly StreamClaim[]): Promise<void> {
    const { store } = this.context;
    const workspaces = await this.readableWorkspaces();
    if (!this.channel.open) return;
    this.#welcomed = true;
    this.send({
      type: 'ready',
      session_id: this.id,
      user_id: this.user_id,
      epoch: store.epoch,
      heads: Object.fromEntries(workspaces.map((workspace) => [workspace.id, workspace.head])),
      heartbeat_ms: heartbeatMs,
      max_frame_bytes: maxFrameBytes,
    });
    this.context.hub.signals.greet(this);
    // A workspace without a cursor waits for its `resume` (D12).
    for (const claim of claims) await this.#continue(claim);
  }

  /** From here on the client is told only what follows this cursor: an earlier stream would tell it some of that twice. */
  #resume({ workspace_id, seq, epoch }: ResumeFrame): void {
    this.pauseStreaming(workspace_id);
    const claim = this.#claims.add(workspace_id, seq, epoch);
    this.#inTurn(() => this.#continue(claim));
  }

  async #continue(claim: StreamClaim): Promise<void> {
    if (!claim.superseded) await this.#judge(claim);
    this.#claims.settle(claim);
  }

  async #judge(claim: StreamClaim): Promise<void> {
    const { store, observer } = this.context;
    const { workspace_id } = claim;
    const known = this.rightsEnded;
    const role = await store.role(workspace_id, this.user_id);
    if (claim.superseded) return undefined;
    if (role === undefined) return this.#reset(workspace_id, 'forbidden');
    const log = { epoch: store.epoch, head: await store.head(workspace_id), floor: await store.floor(workspace_id) };
    if (claim.superseded) return undefined;
    if (known !== this.rightsEnded) return this.#judge(claim);
    const reason = judgeCursor(claim, log);
    if (reason !== undefined) return this.#reset(workspace_id, reason);
    if (!this.channel.open) return undefined;
    observer.resumed();
    // What the client says it has needs no waiting for, and the stream will not pass it again.
    this.#releaseAcks(workspace_id, claim.seq);
    this.stream(workspace_id, claim.seq, log.head);
    return undefined;
  }

  /** Only members are streamed a workspace, so whoever is may be seen in it (S6). */
  #announce({ workspace_id, state, task_id = null }: AnnouncePresenceFrame): void {
    if (!this.channel.open) return;
    if (!this.feeds.has(workspace_id)) {
      const error = new LockstepError('NOT_FOUND', 'This workspace is not streamed to you: send resume first.');
      this.send({ type: 'error', error: toProblem(error) });
      return;
    }
    const { presence } = this.context.hub;
    if (state === 'gone') presence.leave(workspace_id, this.id);
    else presence.enter(workspace_id, { session_id: this.id, actor: this.caller.actor, state, task_id });
    this.showPresence(workspace_id);
  }

  #reset(workspace_id: string, reason: ResetReason): void {
    this.stopStreaming(workspace_id);
    this.context.observer.reset(reason);
    this.send({ type: 'reset', workspace_id, reason });
    // No batch will come before these any more; that the stream has ended does (D11).
    this.#releaseAcks(workspace_id, Infinity);
  }

  async #execute(frame: OpFrame): Promise<void> {
    this.#inFlight += 1;
    try {
      const ack = await this.#perform(frame);
      if (this.#unsettled > 0) await this.#streamsSettled();
      this.#acknowledge(ack);
    } catch (error) {
      if (!(error instanceof LockstepError)) throw error;
      if (this.#unsettled > 0) await this.#streamsSettled();
      this.send({ type: 'reject', op_id: frame.op_id, error: toProblem(error) });
    } finally {
      this.#inFlight -= 1;
      this.#regulate();
    }
  }

  /** An answer waits for the greeting, and for the stream that has to bring its batch before it (D11). */
  async #streamsSettled(): Promise<void> {
    while (this.#unsettled > 0) await this.#settled;
  }

  /** Who does not take the answers is not listened to either, so that what waits for one socket is bounded (D4). */
  #regulate(): void {
    const unanswered = this.#inFlight + this.#acks.size;
    const { bufferedBytes } = this.channel;
    if (this.#paused) {
      if (unanswered > maxUnanswered / 2 || bufferedBytes > highWaterBytes) return;
      this.#paused = false;
      this.channel.resumeReading();
    } else if (unanswered >= maxUnanswered || bufferedBytes > maxUntakenBytes) {
      this.#paused = true;
      this.channel.pauseReading();
      this.#regulateOnceDrained();
    }
  }

  #regulateOnceDrained(): void {
    this.channel.onceDrained(() => {
      if (this.channel.open && this.channel.bufferedBytes > highWaterBytes) this.#regulateOnceDrained();
      else this.#regulate();
    });
  }

  async #perform(frame: OpFrame): Promise<EncodedAck> {
    const { op_id, operation, workspace_id, input } = frame;
    if (!isOperationName(operation) || !isWriteName(operation)) {
      const message = `There is no write operation "${operation}".`;
      throw new LockstepError('VALIDATION_FAILED', message, { errors: [{ path: 'operation', message }] });
    }
    const executed = await this.context.application.execute({ op_id, operation, workspace_id, input }, this.caller);
    return encodeAck(executed);
  }

  #acknowledge(ack: EncodedAck): void {
    const feed = this.feeds.get(ack.workspace_id);
    if (feed !== undefined && feed.cursor < ack.seq) this.#acks.add(ack);
    else this.sendText(ack.text);
  }

  #releaseAcks(workspace_id: string, cursor: number): void {
    for (const ack of this.#acks.takeUpTo(workspace_id, cursor)) this.sendText(ack.text);
    if (this.#paused) this.#regulate();
  }

  async #renew(ticket: string): Promise<void> {
    try {
      const identity = await this.context.redeemTicket(ticket);
      if (identity.user.id !== this.user_id) this.close(closeCodes.TICKET_EXPIRED, 'The ticket is another person’s.');
      else if (!identity.scopes.has('tasks:read')) this.close(closeCodes.TICKET_EXPIRED, 'The ticket may not read.');
      else this.renew(identity);
    } catch (error) {
      if (!(error instanceof LockstepError)) throw error;
      this.close(closeCodes.TICKET_EXPIRED, 'The ticket is not valid.');
    }
  }
}
