import type { ResetReason, Workspace } from '@lockstep/protocol';
import type { Identity } from '../app/identity.ts';
import type { Channel } from './channel.ts';
import { judgeCursor } from './judge-cursor.ts';
import type { Joined } from './session.ts';
import { SessionBase, type SessionContext } from './session-base.ts';

/** What the URL asked for: `?since=SEQ&workspace_id=…&epoch=…`. */
export interface PlainRequest {
  readonly since: number | undefined;
  readonly workspace_id: string | undefined;
  readonly epoch: string | undefined;
}

/** Plain mode (contract): one JSON message an event, for any WebSocket client; nothing is expected from the client. */
export class PlainSession extends SessionBase {
  readonly form = 'plain';
  readonly #request: PlainRequest;
  #welcomed = false;

  constructor(id: string, identity: Identity, channel: Channel, context: SessionContext, request: PlainRequest) {
    super(id, identity, channel, context);
    this.#request = request;
  }

  /** Greets, then streams every workspace: from `since` where it was given, else from now. */
  async start(): Promise<void> {
    const { store, hub } = this.context;
    hub.add(this);
    const workspaces = await this.readableWorkspaces();
    if (!this.channel.open) return;
    this.#welcomed = true;
    const known = this.rightsEnded;
    const personal = this.identity.personal_workspace_id;
    const head = workspaces.find((workspace) => workspace.id === personal)?.head ?? 0;
    this.send({ type: 'ready', user_id: this.user_id, workspace_id: personal, epoch: store.epoch, head });
    hub.signals.greet(this);
    for (const workspace of workspaces) await this.#begin(workspace, personal, known);
  }

  beat(): void {
    this.channel.ping();
  }

  askToReconnect(): void {
    // Plain mode has no such message: the closing code 4001 that follows says it.
  }

  protected get greeted(): boolean {
    return this.#welcomed;
  }

  /** Begins with the change that let the person in. */
  protected offer({ workspace_id, from, to }: Joined): void {
    this.stream(workspace_id, from - 1, to);
  }

  protected onLive(workspace_id: string): void {
    // Plain mode does not mark the end of the backlog.
    this.showPresence(workspace_id);
  }

  protected onAdvance(): void {
    // Nothing waits for a cursor here.
  }

  protected onStopped(workspace_id: string, reason: 'floor' | 'forbidden'): void {
    const cursor = this.feeds.get(workspace_id)?.cursor ?? 0;
    this.stopStreaming(workspace_id);
    if (reason === 'forbidden') {
      this.#reset(workspace_id, reason, cursor);
      this.offerAgain(workspace_id);
      return;
    }
    this.#startAnew(workspace_id).catch((error: unknown) => {
      this.context.observer.failed('reset', error);
      this.terminate();
    });
  }

  async #startAnew(workspace_id: string): Promise<void> {
    const known = this.rightsEnded;
    const head = await this.context.store.head(workspace_id);
    if (!this.channel.open) return;
    this.#reset(workspace_id, 'floor', head);
    await this.#open(workspace_id, head, head, known);
  }

  /** Streams, unless the rights have ended since `known` counted how often they did (D6). */
  async #open(workspace_id: string, cursor: number, head: number, known: number): Promise<void> {
    let counted = known;
    while (counted !== this.rightsEnded) {
      counted = this.rightsEnded;
      const role = await this.context.store.role(workspace_id, this.user_id);
      if (role === undefined) return this.#reset(workspace_id, 'forbidden', cursor);
    }
    if (this.channel.open) this.stream(workspace_id, cursor, head);
    return undefined;
  }

  #reset(workspace_id: string, reason: ResetReason, head: number): void {
    const { store, observer } = this.context;
    observer.reset(reason);
    this.send({ type: 'reset', workspace_id, reason, epoch: store.epoch, head });
  }

  async #begin(workspace: Workspace, personal: string, known: number): Promise<void> {
    const { store, observer } = this.context;
    if (this.feeds.has(workspace.id)) return;
    const { since, epoch, workspace_id = personal } = this.#request;
    let cursor = workspace.head;
    if (since !== undefined && workspace.id === workspace_id) {
      const log = { epoch: store.epoch, head: workspace.head, floor: await store.floor(workspace.id) };
      const reason = judgeCursor({ seq: since, epoch }, log);
      if (reason === undefined) {
        cursor = since;
        observer.resumed();
      } else {
        this.#reset(workspace.id, reason, workspace.head);
      }
    }
    await this.#open(workspace.id, cursor, workspace.head, known);
  }
}
