import type { PresenceFrame, ProgressFrame, TypingFrame, Workspace } from '@lockstep/protocol';
import { type Caller, callerOf } from '../app/caller.ts';
import type { Application } from '../app/application.ts';
import type { Credential, Identity } from '../app/identity.ts';
import type { Store } from '../store/store.ts';
import type { Channel } from './channel.ts';
import type { WireForm } from './encode-operation.ts';
import { Feed, highWaterBytes } from './feed.ts';
import type { Hub } from './hub.ts';
import type { RealtimeObserver } from './realtime-observer.ts';
import type { Joined, Session } from './session.ts';
import { isGivenUp, observeStall, type Stall } from './stall.ts';
import { encodeTextFrame } from './text-frame.ts';

/** What sessions are made of; the same for all of a server. */
export interface SessionContext {
  readonly application: Pick<Application, 'execute'>;
  readonly store: Pick<Store, 'epoch' | 'role' | 'workspacesOf' | 'head' | 'floor' | 'changesAfter'>;
  readonly hub: Hub;
  /** A monotonic clock, milliseconds: a wall clock that is put forward must not make everybody look dead. */
  monotonicMs: () => number;
  readonly observer: RealtimeObserver;
  /** Redeems a ticket for renewal in band; rejects with UNAUTHENTICATED. */
  redeemTicket(ticket: string): Promise<Identity>;
}

/** What both modes have in common: a socket, a person, and a feed for each workspace that is streamed. */
export abstract class SessionBase implements Session {
  readonly id: string;
  readonly ordinal: number;
  abstract readonly form: WireForm;
  readonly channel: Channel;
  readonly context: SessionContext;
  readonly feeds = new Map<string, Feed>();
  #identity: Identity;
  #heardAt: number;
  #stall: Stall | undefined;
  #rightsEnded = 0;
  #rightsChanged = 0;
  /** Workspaces that this session has been told it may have; where it was let in, if that was meanwhile. */
  readonly #offered = new Map<string, Joined>();

  constructor(id: string, identity: Identity, channel: Channel, context: SessionContext) {
    this.id = id;
    this.ordinal = context.hub.nextOrdinal();
    this.channel = channel;
    this.context = context;
    this.#identity = identity;
    this.#heardAt = context.monotonicMs();
  }

  get user_id(): string {
    return this.#identity.user.id;
  }

  get identity(): Identity {
    return this.#identity;
  }

  get credential(): Credential {
    return this.#identity.credential;
  }

  /** How often rights have ended: where this has changed during a look at them, the look has to be repeated (D6). */
  protected get rightsEnded(): number {
    return this.#rightsEnded;
  }

  get heardAt(): number {
    return this.#heardAt;
  }

  /** Who acts on this socket: a person in a browser, or a script with a token. */
  get caller(): Caller {
    return callerOf(this.#identity, { kind: this.credential.kind === 'token' ? 'api' : 'user' });
  }

  heard(): void {
    this.#heardAt = this.context.monotonicMs();
  }

  meet(profile: Pick<Identity, 'user' | 'time_zone'>): void {
    this.#identity = { ...this.#identity, ...profile };
  }

  isStuck(now: number): boolean {
    const earlier = this.#stall;
    this.#stall = observeStall(this.channel, earlier, now);
    // Its pong waits behind what it is still taking, so that counts as a sign of life.
    if (earlier !== undefined && this.#stall !== earlier) this.heard();
    return this.#stall !== undefined && isGivenUp(this.#stall, this.channel, now);
  }

  signal(frame: TypingFrame | ProgressFrame | PresenceFrame): void {
    // Whoever is behind needs the log more than a hint that will be stale when it arrives.
    if (this.channel.bufferedBytes <= highWaterBytes) this.send(frame);
  }

  endRights(workspace_id: string, seq: number): void {
    this.#rightsEnded += 1;
    this.#rightsChanged += 1;
    this.#offered.delete(workspace_id);
    this.feeds.get(workspace_id)?.endAt(seq);
  }

  grant(joined: Joined): void {
    this.#rightsChanged += 1;
    // Before the greeting there is nothing to add to: it looks again.
    if (!this.greeted) return;
    this.#offered.set(joined.workspace_id, joined);
    // A stream that is about to end says so first.
    if (!this.feeds.has(joined.workspace_id)) this.offer(joined);
  }

  async checkRights(): Promise<void> {
    const known = this.#rightsChanged;
    const workspaces = await this.context.store.workspacesOf(this.user_id);
    // Whoever changed them meanwhile has told of it; the next look sees the rest.
    if (known !== this.#rightsChanged || !this.channel.open) return;
    const readable = new Set(workspaces.map(({ id }) => id));
    for (const workspace_id of this.feeds.keys()) if (!readable.has(workspace_id)) this.endRights(workspace_id, 0);
    for (const { id, head } of workspaces) {
      if (this.greeted && !this.#offered.has(id)) this.grant({ workspace_id: id, from: head + 1, to: head });
    }
  }

  abstract beat(): void;
  abstract askToReconnect(afterMs: number): void;

  close(code: number, reason: string): void {
    this.channel.close(code, reason);
  }

  terminate(): void {
    this.channel.terminate();
  }

  ended(code: number): void {
    for (const workspace_id of this.feeds.keys()) this.stopStreaming(workspace_id);
    this.context.hub.remove(this, code);
  }

  protected renew(identity: Identity): void {
    this.#identity = identity;
  }

  protected send(message: object): void {
    this.sendText(JSON.stringify(message));
  }

  protected sendText(message: string): void {
    if (this.channel.open) this.channel.write(encodeTextFrame(message));
  }

  /** The workspaces to greet with: as they are once nobody changes the rights to them meanwhile. */
  protected async readableWorkspaces(): Promise<readonly Workspace[]> {
    for (;;) {
      const known = this.#rightsChanged;
      const workspaces = await this.context.store.workspacesOf(this.user_id);
      if (known !== this.#rightsChanged) continue;
      for (const { id, head } of workspaces) this.#offered.set(id, { workspace_id: id, from: head + 1, to: head });
      return workspaces;
    }
  }

  /** After a stream has ended: who has been let in again meanwhile is told so. */
  protected offerAgain(workspace_id: string): void {
    const joined = this.#offered.get(workspace_id);
    if (joined !== undefined && this.channel.open) this.offer(joined);
  }

  /** Streams a workspace after `cursor`, in place of an earlier feed of the same workspace. */
  protected stream(workspace_id: string, cursor: number, head: number): void {
    const earlier = this.feeds.get(workspace_id);
    if (earlier !== undefined) this.#closeFeed(earlier);
    const { hub, store, observer } = this.context;
    const feed = new Feed({
      topic: hub.topic(workspace_id, head),
      store,
      channel: this.channel,
      form: this.form,
      cursor,
      observer,
      user_id: this.user_id,
      mayRead: () => this.#mayRead(workspace_id),
      onLive: (at) => this.onLive(workspace_id, at),
      onAdvance: (at) => this.onAdvance(workspace_id, at),
      onStopped: (reason) => this.onStopped(workspace_id, reason),
    });
    this.feeds.set(workspace_id, feed);
    feed.start();
  }

  protected stopStreaming(workspace_id: string): void {
    this.pauseStreaming(workspace_id);
    this.context.hub.presence.leave(workspace_id, this.id);
  }

  /** Ends the present stream of a workspace; another is about to begin. */
  protected pauseStreaming(workspace_id: string): void {
    const feed = this.feeds.get(workspace_id);
    if (feed === undefined) return;
    this.#closeFeed(feed);
    this.feeds.delete(workspace_id);
  }

  /** Tells who has the workspace open, if anybody has (D9). */
  protected showPresence(workspace_id: string): void {
    const frame = this.context.hub.presence.frame(workspace_id);
    if (frame !== undefined) this.signal(frame);
  }

  /** Whether the session has been told which workspaces there are. */
  protected abstract readonly greeted: boolean;
  /** Tells of a workspace that was joined. */
  protected abstract offer(joined: Joined): void;
  protected abstract onLive(workspace_id: string, head: number): void;
  protected abstract onAdvance(workspace_id: string, cursor: number): void;
  /** The stream cannot go on: the log no longer reaches back so far (S5), or it may not be read any more (D6). */
  protected abstract onStopped(workspace_id: string, reason: 'floor' | 'forbidden'): void;

  async #mayRead(workspace_id: string): Promise<boolean> {
    const offered = this.#offered.get(workspace_id);
    const role = await this.context.store.role(workspace_id, this.user_id);
    // Unless they have been let in anew meanwhile, there is nothing to offer any more.
    if (role === undefined && this.#offered.get(workspace_id) === offered) this.#offered.delete(workspace_id);
    return role !== undefined;
  }

  #closeFeed(feed: Feed): void {
    feed.close();
    this.context.hub.release(feed.topic);
  }
}
