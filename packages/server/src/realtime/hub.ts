import type { ChangedRights, CommittedOperation, Publisher } from '../app/committed-operation.ts';
import type { Identity } from '../app/identity.ts';
import { PresenceBoard } from './presence-board.ts';
import type { RealtimeObserver } from './realtime-observer.ts';
import type { Joined, Session } from './session.ts';
import { SignalBoard } from './signal-board.ts';
import { encodeTextFrame } from './text-frame.ts';
import { Topic } from './topic.ts';

export interface HubOptions {
  /** A monotonic clock, milliseconds with fractions. */
  monotonicMs: () => number;
  readonly observer: RealtimeObserver;
}

/** The connection manager (M1): live sessions by user, live feeds by workspace. */
export class Hub implements Publisher {
  /** What assistants are doing for whom. */
  readonly signals: SignalBoard;
  /** Who has which workspace open. */
  readonly presence: PresenceBoard;
  readonly #options: HubOptions;
  readonly #topics = new Map<string, Topic>();
  readonly #sessions = new Set<Session>();
  readonly #byUser = new Map<string, Set<Session>>();
  readonly #dirty = new Set<Topic>();
  /** Who has been let in by what is not flushed yet, by person and workspace. */
  readonly #grants = new Map<string, { readonly user_id: string; readonly joined: Joined }>();
  #dirtySince = 0;
  #ordinal = 0;
  #emptyListeners: (() => void)[] = [];

  constructor(options: HubOptions) {
    this.#options = options;
    const { monotonicMs } = options;
    this.signals = new SignalBoard({ monotonicMs, sessionsOf: (user_id) => this.sessionsOf(user_id) });
    this.presence = new PresenceBoard({
      monotonicMs,
      tell: (frame) => this.#topics.get(frame.workspace_id)?.signal(encodeTextFrame(JSON.stringify(frame))),
    });
  }

  /** The workspaces that are streamed to somebody here. */
  get topics(): ReadonlyMap<string, Topic> {
    return this.#topics;
  }

  get sessions(): ReadonlySet<Session> {
    return this.#sessions;
  }

  nextOrdinal(): number {
    this.#ordinal += 1;
    return this.#ordinal;
  }

  sessionsOf(user_id: string): ReadonlySet<Session> {
    return this.#byUser.get(user_id) ?? new Set();
  }

  add(session: Session): void {
    this.#sessions.add(session);
    const known = this.#byUser.get(session.user_id);
    if (known === undefined) this.#byUser.set(session.user_id, new Set([session]));
    else known.add(session);
    this.#options.observer.connectionOpened(session.form);
  }

  remove(session: Session, code: number): void {
    if (!this.#sessions.delete(session)) return;
    const known = this.#byUser.get(session.user_id);
    known?.delete(session);
    if (known?.size === 0) this.#byUser.delete(session.user_id);
    this.#options.observer.connectionClosed(session.form, code);
    if (this.#sessions.size > 0) return;
    const listeners = this.#emptyListeners;
    this.#emptyListeners = [];
    for (const listener of listeners) listener();
  }

  /** Resolves once nobody is connected. */
  whenEmpty(): Promise<void> {
    if (this.#sessions.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#emptyListeners.push(resolve));
  }

  /** The topic of a workspace whose log reaches at least to `head`. */
  topic(workspace_id: string, head: number): Topic {
    let topic = this.#topics.get(workspace_id);
    if (topic === undefined) {
      topic = new Topic(workspace_id, head);
      this.#topics.set(workspace_id, topic);
    }
    topic.noteHead(head);
    return topic;
  }

  /** Forgets a topic that nobody listens to. */
  release(topic: Topic): void {
    if (topic.size === 0 && this.#topics.get(topic.workspace_id) === topic) this.#topics.delete(topic.workspace_id);
  }

  publish(operation: CommittedOperation): void {
    const topic = this.#topics.get(operation.workspace_id);
    if (topic !== undefined) {
      if (this.#dirty.size === 0) this.#dirtySince = this.#options.monotonicMs();
      topic.publish(operation);
      this.#dirty.add(topic);
    }
    if (operation.rights !== undefined) this.#changeRights(operation, operation.rights);
  }

  /** Pushes what the last group committed; called once a group, before its callers hear of it (D11). */
  flush(): void {
    for (const topic of this.#dirty) {
      try {
        const { events, sockets } = topic.flush();
        if (sockets > 0)
          this.#options.observer.delivered(events, sockets, this.#options.monotonicMs() - this.#dirtySince);
      } catch (error) {
        // The operation is durable; whoever was not reached is healed from the log (M8).
        this.#options.observer.failed('flush', error);
      }
    }
    this.#dirty.clear();
    if (this.#grants.size > 0) this.#tellGrants();
  }

  /** A step of the heartbeat's wheel: what passes is told, repeated and ended (D9). */
  tick(): void {
    this.signals.tick();
    this.presence.tick();
  }

  /** Lets a person's sessions know their new profile. */
  introduce(profile: Pick<Identity, 'user' | 'time_zone'>): void {
    for (const session of this.sessionsOf(profile.user.id)) session.meet(profile);
  }

  /** A person's rights to a workspace end with this change of its log: their sessions get it and nothing after it (D6). */
  endRights(workspace_id: string, user_id: string, seq: number): void {
    for (const session of this.sessionsOf(user_id)) session.endRights(workspace_id, seq);
  }

  #changeRights({ workspace_id, from, to }: CommittedOperation, rights: readonly ChangedRights[]): void {
    for (const { user_id, role, joined } of rights) {
      const key = `${user_id} ${workspace_id}`;
      // An operation is told whole or not at all (D3): rights end with its last change.
      if (role === null) {
        this.#grants.delete(key);
        this.endRights(workspace_id, user_id, to);
      } else if (joined) this.#grants.set(key, { user_id, joined: { workspace_id, from, to } });
    }
  }

  /** Tells who has been let in; after what ends, since of that the same person may have been told first. */
  #tellGrants(): void {
    for (const { user_id, joined } of this.#grants.values()) {
      for (const session of this.sessionsOf(user_id)) session.grant(joined);
    }
    this.#grants.clear();
  }

  /** Closes every session that the credential opened (D6). */
  closeByCredential(credential_id: string, code: number, reason: string): void {
    for (const session of this.#sessions) if (session.credential.id === credential_id) session.close(code, reason);
  }
}
