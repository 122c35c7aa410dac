import {
  type AckFrame,
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
import { judgeCursor } from './judge-cursor.ts';
import { PendingAcks } from './pending-acks.ts';
import { SessionBase } from './session-base.ts';

/** How often the server gives a sign of life (D7), milliseconds. */
export const heartbeatMs = 25_000;

/** Operations a socket may have under way before reading from it pauses. */
const maxInFlight = 256;

/** Sync mode (`lockstep.v1`): cursors per workspace, batches, operations and their acknowledgements. */
export class SyncSession extends SessionBase {
  readonly form = 'sync';
  readonly #acks = new PendingAcks();
  #greeted = false;
  #inFlight = 0;

  /** Takes one text message; whatever is wrong with it is answered, never thrown. */
  receive(text: string): void {
    // Who has been sent away may go on talking: nothing of it counts any more (D6).
    if (!this.channel.open) return;
    this.heard();
    let frame: UpFrame;
    try {
      frame = parseInput(upFrameSchema, JSON.parse(text));
    } catch (error) {
      this.#refuseFrame(error);
      return;
    }
    if (!this.#greeted && frame.type !== 'hello') {
      this.close(closeCodes.PROTOCOL, 'The first frame must be hello.');
      return;
    }
    this.#handle(frame);
  }

  beat(): void {
    if (this.#greeted) {
      const heads = Object.fromEntries([...this.feeds].map(([id, feed]) => [id, feed.topic.head]));
      this.send({ type: 'bookmark', heads });
    }
    this.channel.ping();
  }

  askToReconnect(afterMs: number): void {
    this.send({ type: 'reconnect', after_ms: afterMs });
  }

  protected onLive(workspace_id: string, head: number): void {
    this.send({ type: 'live', workspace_id, head });
  }

  protected onAdvance(workspace_id: string, cursor: number): void {
    if (this.#acks.empty) return;
    for (const ack of this.#acks.takeUpTo(workspace_id, cursor)) this.send(ack);
  }

  #handle(frame: UpFrame): void {
    switch (frame.type) {
      case 'hello':
        this.#guard(this.#greet(frame));
        break;
      case 'resume':
        this.#guard(this.#resume(frame));
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
    }
  }

  #guard(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.context.observer.failed('session', error);
      this.channel.terminate();
    });
  }

  #refuseFrame(error: unknown): void {
    const problem =
      error instanceof LockstepError
        ? error
        : new LockstepError('MALFORMED', 'The frame is not JSON.', { cause: error });
    this.send({ type: 'error', error: toProblem(problem) });
    if (problem.code === 'MALFORMED') this.close(closeCodes.PROTOCOL, 'Malformed frame.');
  }

  async #greet(hello: HelloFrame): Promise<void> {
    if (this.#greeted) return this.close(closeCodes.PROTOCOL, 'hello was sent twice.');
    if (hello.protocol < oldestProtocolVersion || hello.protocol > protocolVersion) {
      return this.close(
        closeCodes.PROTOCOL,
        `This server speaks protocol ${oldestProtocolVersion} to ${protocolVersion}.`,
      );
    }
    this.#greeted = true;
    const { store } = this.context;
    const workspaces = await store.workspacesOf(this.user_id);
    if (!this.channel.open) return undefined;
    this.send({
      type: 'ready',
      session_id: this.id,
      user_id: this.user_id,
      epoch: store.epoch,
      heads: Object.fromEntries(workspaces.map((workspace) => [workspace.id, workspace.head])),
      heartbeat_ms: heartbeatMs,
      max_frame_bytes: maxFrameBytes,
    });
    // A workspace without a cursor waits for its `resume` (D12).
    for (const [workspace_id, seq] of Object.entries(hello.cursors ?? {})) {
      await this.#continue(workspace_id, { seq, epoch: hello.epoch ?? '' });
    }
    return undefined;
  }

  #resume(frame: ResumeFrame): Promise<void> {
    return this.#continue(frame.workspace_id, { seq: frame.seq, epoch: frame.epoch });
  }

  async #continue(workspace_id: string, claim: { seq: number; epoch: string }): Promise<void> {
    const { store, observer } = this.context;
    const role = await store.role(workspace_id, this.user_id);
    if (role === undefined) return this.#reset(workspace_id, 'forbidden');
    const log = { epoch: store.epoch, head: await store.head(workspace_id), floor: await store.floor(workspace_id) };
    const reason = judgeCursor(claim, log);
    if (reason !== undefined) return this.#reset(workspace_id, reason);
    if (!this.channel.open) return undefined;
    observer.resumed();
    this.stream(workspace_id, claim.seq, log.head);
    return undefined;
  }

  #reset(workspace_id: string, reason: ResetReason): void {
    this.stopStreaming(workspace_id);
    this.context.observer.reset(reason);
    this.send({ type: 'reset', workspace_id, reason });
  }

  async #execute(frame: OpFrame): Promise<void> {
    this.#inFlight += 1;
    if (this.#inFlight === maxInFlight) this.channel.pauseReading();
    try {
      this.#acknowledge(await this.#perform(frame));
    } catch (error) {
      if (!(error instanceof LockstepError)) throw error;
      this.send({ type: 'reject', op_id: frame.op_id, error: toProblem(error) });
    } finally {
      this.#inFlight -= 1;
      if (this.#inFlight === maxInFlight / 2) this.channel.resumeReading();
    }
  }

  async #perform(frame: OpFrame): Promise<AckFrame> {
    const { op_id, operation, workspace_id, input } = frame;
    if (!isOperationName(operation) || !isWriteName(operation)) {
      const message = `There is no write operation "${operation}".`;
      throw new LockstepError('VALIDATION_FAILED', message, { errors: [{ path: 'operation', message }] });
    }
    const executed = await this.context.application.execute({ op_id, operation, workspace_id, input }, this.caller);
    const { epoch, seq, result } = executed;
    return { type: 'ack', op_id, epoch, workspace_id: executed.workspace_id, seq, result };
  }

  #acknowledge(ack: AckFrame): void {
    const feed = this.feeds.get(ack.workspace_id);
    if (feed !== undefined && feed.cursor < ack.seq) this.#acks.add(ack);
    else this.send(ack);
  }

  async #renew(ticket: string): Promise<void> {
    try {
      const identity = await this.context.redeemTicket(ticket);
      if (identity.user.id === this.user_id) this.renew(identity);
      else this.close(closeCodes.TICKET_EXPIRED, 'The ticket is another person’s.');
    } catch (error) {
      if (!(error instanceof LockstepError)) throw error;
      this.close(closeCodes.TICKET_EXPIRED, 'The ticket is not valid.');
    }
  }
}
