import { LockstepError } from '@lockstep/protocol';
import type { Application } from '../../packages/server/src/app/application.ts';
import { createApplication } from '../../packages/server/src/app/create-application.ts';
import { Runs } from '../../packages/server/src/app/runs.ts';
import { drain } from '../../packages/server/src/realtime/drain.ts';
import { Heartbeat } from '../../packages/server/src/realtime/heartbeat.ts';
import { Hub } from '../../packages/server/src/realtime/hub.ts';
import { type PlainRequest, PlainSession } from '../../packages/server/src/realtime/plain-session.ts';
import { silentObserver } from '../../packages/server/src/realtime/testing/silent-observer.ts';
import type { SessionContext } from '../../packages/server/src/realtime/session-base.ts';
import type { Session } from '../../packages/server/src/realtime/session.ts';
import { SyncSession } from '../../packages/server/src/realtime/sync-session.ts';
import { openSqliteStore } from '../../packages/server/src/store/sqlite/open-sqlite-store.ts';
import { SqliteUpkeep } from '../../packages/server/src/store/sqlite/sqlite-upkeep.ts';
import type { Store, UpkeepStore } from '../../packages/server/src/store/store.ts';
import type { Line, ServerEnd } from '../fake/line.ts';
import type { SeededRandom } from '@lockstep/testkit/seeded-random';
import type { VirtualTime } from '../fake/virtual-time.ts';
import type { Executions } from '../judge/executions.ts';
import type { Findings } from '../judge/findings.ts';
import type { Ledger } from '../judge/ledger.ts';
import type { Database, Disk } from './disk.ts';
import type { Person } from './people.ts';
import { SlowFlush } from './slow-flush.ts';
import { SlowStore } from './slow-store.ts';

export interface NodeOptions {
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly disk: Disk;
  readonly ledger: Ledger;
  readonly executions: Executions;
  readonly findings: Findings;
  /** The server's wall clock, milliseconds since 1970; it may jump. */
  readonly now: () => number;
  /** Puts a mutated store in the place of the shipped one (P2). */
  readonly mutateStore: (store: Store) => Store;
  /** Whether the power may be cut. */
  readonly powerCuts: boolean;
}

const tickMs = 1_000;
/** How long a stopping server spreads its clients' reconnects, milliseconds (D10). */
const drainWindowMs = 1_000;

/**
 * One run of the server's process, put together as `composeCore` does: the shipped application, hub, sessions, heartbeat
 * and store on a file; nothing of it happens any more once it has died.
 */
export class ServerNode {
  readonly application: Application;
  readonly hub: Hub;
  readonly upkeep: UpkeepStore;
  readonly #options: NodeOptions;
  readonly #database: Database;
  readonly #bare: Store;
  readonly #file: SlowFlush;
  readonly #store: SlowStore;
  readonly #context: SessionContext;
  readonly #lines = new Set<Line>();
  #alive = true;
  #deferred = 0;
  #sessions = 0;

  private constructor(options: NodeOptions, database: Database, store: Store, file: SlowFlush) {
    const { time, random, ledger, executions, findings } = options;
    this.#options = options;
    this.#database = database;
    this.#bare = store;
    this.upkeep = new SqliteUpkeep(database, store);
    this.#file = file;
    this.#store = new SlowStore({
      store: options.mutateStore(store),
      executions,
      durable: ({ workspace_id, last_seq }) => ledger.noteDurable(workspace_id, last_seq),
      pace: () => ({
        ms: random.chance(0.6) ? 0 : random.below(40),
        sees: random.chance(0.5) ? 'question' : 'answer',
      }),
      later: (ms, run) => this.later(ms, run),
    });
    const observer = silentObserver((where, error) => options.findings.fault(where, error));
    const monotonicMs = () => time.now;
    this.hub = new Hub({ monotonicMs, observer });
    this.#store.onGroupCommitted(() => {
      ledger.follow(database);
      this.hub.flush();
    });
    const bare = createApplication({
      store: this.#store,
      publisher: this.hub,
      clock: { now: options.now },
      runs: new Runs(),
      newId: () => executions.newId(),
    });
    this.application = {
      ...bare,
      execute: (request, caller) => {
        executions.asked(request, caller);
        return bare.execute(request, caller);
      },
    };
    const redeemTicket = () => Promise.reject(new LockstepError('UNAUTHENTICATED', 'There are no tickets here.'));
    this.#context = {
      application: this.application,
      store: this.#store,
      hub: this.hub,
      monotonicMs,
      observer,
      redeemTicket,
    };
    const heartbeat = new Heartbeat({
      hub: this.hub,
      clock: { now: options.now },
      monotonicMs,
      isStillValid: () => true,
      onError: (error) => findings.fault('heartbeat', error),
    });
    this.#tick(heartbeat);
  }

  static async start(options: NodeOptions): Promise<ServerNode> {
    const { disk, ledger, executions, powerCuts, time, random } = options;
    const database = disk.open();
    const file = new SlowFlush({ time, random, database, powerCuts });
    const store = await openSqliteStore({
      database,
      newEpoch: () => 'epoch-unexpected',
      onListenerError: (error) => options.findings.fault('publishing', error),
      onSyncFailure: (error) => options.findings.fault('flush', error),
      file,
    });
    ledger.recover(database);
    const operation = database.prepare('SELECT 1 FROM operation WHERE user_id = ? AND op_id = ?');
    executions.recovered(({ user_id, op_id }) => operation.get(user_id, op_id) !== undefined);
    return new ServerNode(options, database, store, file);
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Whether everything that was begun is done: no read under way, no commit due. */
  get idle(): boolean {
    return this.#deferred === 0 && this.#store.reading === 0 && this.#file.waiting === 0;
  }

  get database(): Database {
    return this.#database;
  }

  /** A workspace as the database has it, at once. */
  freshSnapshot(workspace_id: string): AsyncIterable<string> {
    return this.#bare.snapshot(workspace_id);
  }

  /** Runs later, unless the process has died before. */
  later(ms: number, run: () => void): void {
    this.#options.time.schedule(ms, () => {
      if (this.#alive) run();
    });
  }

  /** The event loop's next turn; other things happen before it, now and then. */
  defer(run: () => void): void {
    const { random } = this.#options;
    this.#deferred += 1;
    this.later(random.chance(0.5) ? 0 : random.below(6), () => {
      this.#deferred -= 1;
      run();
    });
  }

  acceptSync(line: Line, person: Person): ServerEnd {
    const session = new SyncSession(this.#newSessionId(), person.identity, line, this.#context);
    this.hub.add(session);
    return this.#end(line, session, (text) => session.receive(text));
  }

  acceptPlain(line: Line, person: Person, request: PlainRequest): ServerEnd {
    const session = new PlainSession(this.#newSessionId(), person.identity, line, this.#context, request);
    const end = this.#end(line, session, () => undefined);
    // The line is open once this has answered.
    this.later(0, () => {
      session.start().catch((error: unknown) => {
        this.#options.findings.fault('plain session', error);
        session.terminate();
      });
    });
    return end;
  }

  /** What is left if the power is cut now. */
  get image(): Buffer {
    return this.#file.image;
  }

  /** The process dies at once: of what it has written, `kept` says how many frames of each line still arrive. */
  async die(kept: (underWay: number) => number): Promise<void> {
    this.#alive = false;
    for (const line of this.#lines) line.serverDied(kept(line.underWay.down));
    this.#lines.clear();
    this.#file.close();
    await this.#store.abandon();
    this.#database.close();
  }

  /** Sends everybody away in order (D10). */
  drain(): void {
    drain(this.hub, drainWindowMs, (ms, action) => this.later(ms, action));
  }

  /** Each statement that writes fails, as on a full disk, until it is mended. */
  setDiskTrouble(trouble: boolean): void {
    this.#database.pragma(`query_only = ${trouble ? 'ON' : 'OFF'}`);
  }

  #newSessionId(): string {
    this.#sessions += 1;
    return `session-${this.#sessions}`;
  }

  #end(line: Line, session: Session, receive: (text: string) => void): ServerEnd {
    this.#lines.add(line);
    return {
      receive,
      heard: () => session.heard(),
      ended: (code) => {
        this.#lines.delete(line);
        session.ended(code);
      },
    };
  }

  #tick(heartbeat: Heartbeat): void {
    this.later(tickMs, () => {
      heartbeat.tick();
      this.#tick(heartbeat);
    });
  }
}
