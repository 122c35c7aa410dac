import type { BatchFrame, DownFrame, ReadyFrame, WriteName } from '@lockstep/protocol';
import { Connection, type ConnectionListener } from './connection/connection.ts';
import { ticketsFrom, ticketsOf } from './connection/ticket.ts';
import { Api } from './http/api.ts';
import { Account } from './http/account.ts';
import type { ListsContext } from './store/lists.ts';
import { isWriteName } from '@lockstep/protocol/schemaless';
import { RulesLoader } from './optimistic/rules-loader.ts';
import { Leadership } from './outbox/leadership.ts';
import type { OutboxItem } from './outbox/outbox-item.ts';
import { Mutations, type MutationsListener, type Shown } from './outbox/mutations.ts';
import { Sender } from './outbox/sender.ts';
import type { WithdrawalsOptions } from './outbox/withdrawals.ts';
import { PersonSession } from './person-session.ts';
import type { ChangedRecords, Replica } from './replica/replica.ts';
import { byKind } from './replica/record-kinds.ts';
import { touchesOf } from './replica/touch.ts';
import type { ResolvedOptions } from './resolved-options.ts';
import { StatusBoard } from './status/status-board.ts';
import { CacheWriter } from './storage/cache-writer.ts';
import { Keeper } from './storage/keeper.ts';
import { RecordStore } from './store/record-store.ts';
import type { NewPreview } from './store/workspace-view.ts';
import { SyncEngine, type SyncListener } from './sync/sync-engine.ts';
import { Announcer, type Signal } from './announcer.ts';

/**
 * The parts of a client and what flows between them:
 *
 * ```
 * execute → mutations → outbox ─sender→ connection → server
 *               │ (at once)                  │ frames
 *               ▼                            ▼
 *            records ←──── replay ←──── sync engine → replicas        view = base@seq + replay(outbox)  (C1)
 *                            ↑ rules, once loaded
 * ```
 *
 * The outbox, and the replicas in their own time, are kept for the person by the keeper; a start takes both up again.
 */
export class ClientCore implements ConnectionListener, SyncListener, MutationsListener {
  readonly options: ResolvedOptions;
  readonly api: Api;
  readonly account: Account;
  readonly connection: Connection;
  readonly engine: SyncEngine;
  readonly mutations: Mutations;
  readonly rules: RulesLoader;
  readonly records = new RecordStore();
  readonly announcer: Announcer;
  readonly status: StatusBoard;
  readonly keeper: Keeper;
  readonly session: PersonSession;
  readonly #sender: Sender;
  readonly #cacheWriter: CacheWriter;
  readonly #leadership: Leadership;
  #outdated = false;
  #visible = true;
  #started = false;
  #cancelLook: (() => void) | undefined;

  constructor(options: ResolvedOptions) {
    this.options = options;
    const { clock, random, device, storage, newId, report, url, fetch, token, rules } = options;
    this.announcer = new Announcer(report);
    this.keeper = new Keeper({
      storage,
      report,
      changed: () => this.#keeperChanged(),
      nudged: (what) => (what === 'outbox' ? void this.mutations.reconcile() : void this.session.changedElsewhere()),
    });
    this.rules = new RulesLoader({ rules, clock, random, report }, () => this.#rulesSettled());
    this.api = new Api({ url, fetch, token });
    this.account = new Account(this.api, token === undefined ? options.time_zone : undefined);
    this.connection = new Connection(
      {
        clock,
        random,
        device,
        client_id: newId(),
        tickets: () => this.session.ticket(),
        openSocket: (ticket, subprotocol) => options.openSocket(ticket, subprotocol),
      },
      this,
    );
    const { connection, api } = this;
    this.engine = new SyncEngine(
      { api, clock, random, send: (frame) => connection.send(frame), resync: () => connection.resync() },
      this,
    );
    const personalWorkspace = () => this.account.profile?.personal_workspace_id ?? null;
    const check = (name: WriteName, input: unknown) => this.rules.current?.check(name, input);
    const newWithdrawals = (given: WithdrawalsOptions) => this.rules.current?.withdrawals(given);
    this.mutations = new Mutations(
      { storage: this.keeper, clock, newId, report, personalWorkspace, check, newWithdrawals },
      this,
    );
    const { outbox } = this.mutations;
    this.#sender = new Sender({ outbox, connection, api, clock, random, personalWorkspace }, this.mutations);
    this.#leadership = new Leadership({
      neighbours: () => this.keeper.neighbours,
      // Others may have queued what this client has not heard of, and the order is that of the storage (C9).
      prepare: () => this.mutations.reconcile(),
      began: (epoch) => this.#sender.connected(epoch),
      ended: () => this.#sender.lost(),
    });
    this.status = new StatusBoard(clock, () => this.#standing());
    this.#cacheWriter = new CacheWriter({
      clock,
      report,
      replica: (workspace_id) => this.engine.replica(workspace_id),
      syncedAt: () => this.status.syncedAt,
      failed: (problem) => this.keeper.failed(problem),
    });
    this.session = this.#newSession();
  }

  /** Connects, the first time it is called. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    // Nothing is sent before what an earlier run left behind is known: order matters (C9).
    void this.session
      .takeUp()
      .catch(this.options.report)
      .then(() => this.connection.start());
  }

  close(): void {
    this.#started = true;
    this.connection.close();
    this.rules.close();
    this.#cancelLook?.();
    this.announcer.clear();
    void this.#cacheWriter.flush().then(() => this.keeper.leave());
  }

  /** Whether the server's log is newer than this program: then it shows what it knows and changes nothing (C8). */
  get readOnly(): boolean {
    return this.#outdated || this.keeper.problem === 'newer';
  }

  /** Begins anew with snapshots: the last resort (M6). */
  refresh(): void {
    this.start();
    this.engine.distrust();
    this.connection.restart();
  }

  /** What lists need to know. */
  listsContext(): ListsContext {
    const { clock } = this.options;
    return {
      records: this.records,
      personalWorkspace: () => this.account.profile?.personal_workspace_id,
      timeZone: () => this.#timeZone(),
      now: () => clock.now(),
      lookAgainIn: (ms) => this.#lookAgainIn(ms),
      rules: () => this.#wantedRules(),
    };
  }

  // What the connection asks and tells.

  cursors() {
    return this.engine.cursors();
  }

  idle(): boolean {
    return this.mutations.outbox.pendingCount === 0;
  }

  ready(frame: ReadyFrame): void {
    this.engine.ready(frame);
    this.mutations.outbox.enterEpoch(frame.epoch);
    this.#leadership.seek(frame.epoch);
  }

  frame(frame: Exclude<DownFrame, ReadyFrame>): void {
    try {
      this.#dispatch(frame);
    } catch (error) {
      // A frame that cannot be applied leaves the replica in doubt: only a snapshot mends that.
      this.options.report(error);
      this.engine.distrust();
      this.connection.resync();
    }
  }

  lost(): void {
    this.status.synced(this.engine.live);
    this.engine.lost();
    this.#leadership.giveUp();
  }

  changed(): void {
    const { phase } = this.connection;
    // Whoever looks away may not come back.
    this.#looked();
    if (phase.name === 'stopped' && phase.reason === 'signed-out') this.session.ended();
    this.announcer.announce({ status: true });
  }

  // What the engine tells.

  batchApplied(batch: BatchFrame, changed: ChangedRecords | undefined, live: boolean): void {
    const { workspace_id, op_id } = batch;
    const replica = this.engine.replica(workspace_id);
    if (changed !== undefined && replica !== undefined) {
      this.#cacheWriter.advanced(replica, batch.from - 1, changed);
      const arrival = { own: this.mutations.own.has(op_id), live, received_at: this.options.clock.monotonic() };
      this.records.remember(touchesOf(batch, arrival));
    }
    this.#streamed(workspace_id, batch, changed);
  }

  replaced(replica: Replica, changed: ChangedRecords): void {
    this.records.place(replica);
    this.#cacheWriter.replaced(replica.workspace_id);
    this.#streamed(replica.workspace_id, undefined, changed);
  }

  wiped(workspace_id: string, why: 'lost' | 'cleared'): void {
    const gone = this.records.wipe(workspace_id);
    if (why === 'lost') this.mutations.withdraw(workspace_id);
    this.#cacheWriter.wiped(workspace_id);
    this.announcer.announce({ ...gone, status: true });
  }

  outdated(workspace_id: string): void {
    this.#outdated = true;
    this.#cacheWriter.freeze(workspace_id);
    this.announcer.announce({ status: true });
  }

  signedOut(): void {
    this.connection.stop('signed-out');
  }

  progressed(): void {
    this.status.synced(this.engine.live);
    if (this.engine.live) this.rules.request();
    this.announcer.announce({ status: true });
  }

  // What the mutations tell.

  appended(item: OutboxItem) {
    this.rules.request();
    const newPreview = this.#newPreview();
    const workspace_id = item.workspace_id ?? this.account.profile?.personal_workspace_id;
    if (newPreview === undefined || workspace_id === undefined) {
      return { changes: undefined, announce: () => this.announcer.announce({ status: true }) };
    }
    const { changes, changed } = this.records.append(workspace_id, item, newPreview);
    return { changes, announce: () => this.announcer.announce({ ...changed, status: true }) };
  }

  pendingChanged(workspace_id: string | null): number {
    const id = this.#workspace(workspace_id);
    if (id === undefined) return 0;
    const changed = this.#replay(id, undefined);
    this.announcer.announce({ ...changed, status: true });
    return changed.tasks.size + changed.projects.size;
  }

  shelfChanged(): void {
    this.announcer.announce({ status: true });
  }

  flush(): void {
    this.#sender.flush();
  }

  leads(): boolean {
    return this.#leadership.held;
  }

  position(workspace_id: string | null) {
    const id = this.#workspace(workspace_id);
    return id === undefined ? undefined : this.engine.position(id);
  }

  reconciled(): void {
    this.#noteUnknownOperations();
    for (const workspace_id of this.records.workspaces) this.#streamed(workspace_id, undefined, undefined);
    this.announcer.announce({ status: true });
    this.flush();
  }

  #newSession(): PersonSession {
    const { clock, device, ticket } = this.options;
    const { account, keeper, connection, engine, mutations, status } = this;
    return new PersonSession({
      clock,
      device,
      account,
      keeper,
      cacheWriter: this.#cacheWriter,
      connection,
      engine,
      mutations,
      status,
      newTicket: ticket === undefined ? ticketsOf(this.api) : ticketsFrom(ticket),
      restored: (replica) => this.#restored(replica),
      takenUp: () => this.#noteUnknownOperations(),
      left: () => this.#wipeAll(),
    });
  }

  #restored(replica: Replica): void {
    this.records.place(replica);
    const changed = byKind((kind) => new Set<string>(replica[kind].keys()));
    this.announcer.announce({ ...this.#replay(replica.workspace_id, changed), status: true });
  }

  #wipeAll(): void {
    for (const id of this.records.workspaces) this.announcer.announce({ ...this.records.wipe(id), status: true });
  }

  #workspace(workspace_id: string | null): string | undefined {
    return workspace_id ?? this.account.profile?.personal_workspace_id;
  }

  /** Whoever looks away may not come back: what is here is written, and another tab may send. */
  #looked(): void {
    const visible = this.options.device.visible();
    if (!visible) void this.#cacheWriter.flush();
    const left = this.#visible && !visible;
    this.#visible = visible;
    if (left) this.#leadership.letPass();
  }

  #keeperChanged(): void {
    // Without the storage there is nobody to wait for: what is queued here only this client can send.
    this.#leadership.reconsider();
    this.announcer.announce({ status: true });
  }

  /** C8: what a newer version has queued is kept and sent, but cannot be shown here. */
  #noteUnknownOperations(): void {
    if (this.mutations.outbox.pending().some(({ operation }) => !isWriteName(operation))) this.#outdated = true;
  }

  #dispatch(frame: Exclude<DownFrame, ReadyFrame>): void {
    switch (frame.type) {
      case 'batch':
        return this.engine.batchArrived(frame);
      case 'live':
        return this.engine.liveArrived(frame);
      case 'bookmark':
        this.engine.bookmarkArrived(frame);
        return this.progressed();
      case 'reset':
        return this.engine.resetArrived(frame);
      case 'ack':
        this.#sender.ackArrived(frame);
        return this.#acknowledged(frame.workspace_id);
      case 'reject':
        return this.#sender.rejectArrived(frame);
      case 'typing':
      case 'progress':
      case 'presence':
        return this.announcer.signal(frame satisfies Signal);
      case 'error':
        return this.options.report(new Error(`The server refused a frame: ${frame.error.detail}`));
      case 'pong':
      case 'reconnect':
        return undefined;
    }
  }

  /** An ack of what the replica already contains needs no further batch to leave the outbox (C2). */
  #acknowledged(workspace_id: string): void {
    this.#streamed(workspace_id, undefined, undefined);
  }

  #streamed(workspace_id: string, shown: Shown | undefined, changed: ChangedRecords | undefined): void {
    const replica = this.engine.replica(workspace_id);
    if (replica !== undefined) {
      this.mutations.streamed(shown, { workspace_id, epoch: replica.epoch, seq: replica.seq });
    }
    this.announcer.announce({ ...this.#replay(workspace_id, changed), status: true });
  }

  #replay(workspace_id: string, changed: ChangedRecords | undefined): ChangedRecords {
    const personal = this.account.profile?.personal_workspace_id;
    const items = this.mutations.outbox
      .pending()
      .filter((item) => (item.workspace_id ?? personal) === workspace_id && isWriteName(item.operation));
    if (items.length > 0) this.rules.request();
    return this.records.replay(workspace_id, changed, items, this.#newPreview());
  }

  /** How pending changes are shown; undefined while the rules or the person are not known. */
  #newPreview(): NewPreview | undefined {
    const rules = this.rules.current;
    const { profile } = this.account;
    if (rules === undefined || profile === undefined) return undefined;
    const { token, report } = this.options;
    const { id: user_id, name } = profile.user;
    const kind = token === undefined ? 'user' : 'api';
    const context = { actor: { kind, user_id, name }, time_zone: this.#timeZone(), report } as const;
    return (replica) => rules.preview(replica, context);
  }

  #wantedRules() {
    this.rules.request();
    return this.rules.current;
  }

  /** What was queued before the rules were there appears now, and lists that go by the time come out. */
  #rulesSettled(): void {
    const pending = this.mutations.outbox.pending().map((item) => this.#workspace(item.workspace_id));
    for (const workspace_id of new Set([...this.records.workspaces, ...pending])) {
      if (workspace_id !== undefined) this.announcer.announce(this.#replay(workspace_id, undefined));
    }
    this.announcer.announce({ status: true });
  }

  #timeZone(): string {
    return this.account.profile?.time_zone ?? this.options.time_zone ?? 'UTC';
  }

  #lookAgainIn(ms: number): void {
    if (!this.#started || this.#cancelLook !== undefined) return;
    this.#cancelLook = this.options.clock.schedule(ms, () => {
      this.#cancelLook = undefined;
      this.announcer.announce({});
    });
  }

  #standing() {
    const { connection, engine, mutations } = this;
    return {
      phase: connection.phase,
      online: this.options.device.online(),
      retrying: connection.retrying,
      live: engine.live,
      outdated: this.readOnly,
      durable: this.keeper.durable,
      storage_problem: this.keeper.problem,
      pending: mutations.outbox.pendingCount,
      needs_attention: mutations.shelf.items.length,
      round_trip_ms: connection.roundTripMs ?? null,
    };
  }
}
