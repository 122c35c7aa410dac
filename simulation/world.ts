import { createHash } from 'node:crypto';
import type { Rules } from '@lockstep/client';
import { coreRules } from '@lockstep/client/rules';
import type { SeededRandom } from '@lockstep/testkit/seeded-random';
import type { Store } from '../packages/server/src/store/store.ts';
import { LostModuleError, Page, type PageOptions } from './client/page.ts';
import { PlainListener } from './client/plain-listener.ts';
import { SlowOutbox } from './client/slow-outbox.ts';
import { settle } from './fake/event-loop.ts';
import { type HttpFault, HttpNetwork } from './fake/http-network.ts';
import { Line, type ServerEnd } from './fake/line.ts';
import { randomOf } from './fake/random-of.ts';
import { VirtualTime } from './fake/virtual-time.ts';
import { Executions } from './judge/executions.ts';
import { Findings } from './judge/findings.ts';
import { Ledger } from './judge/ledger.ts';
import { WireJudge } from './judge/wire-judge.ts';
import type { Plan } from './plan/step.ts';
import { Disk } from './server/disk.ts';
import { ben, people } from './server/people.ts';
import { ServerNode } from './server/server-node.ts';

const start = Date.UTC(2026, 10, 22, 10);
const longestLatencyMs = 30;
const untilIdleMs = 20;

/** A copy of the database, as it was once. */
interface Backup {
  readonly bytes: Buffer;
  readonly heads: ReadonlyMap<string, number>;
  readonly op_ids: ReadonlySet<string>;
}

function idMaker(prefix: string): () => string {
  let made = 0;
  return () => {
    made += 1;
    return `01930000-${prefix}-7000-8000-${made.toString(16).padStart(12, '0')}`;
  };
}

/** A server, its clients and the network between them, all of it in virtual time. */
export class World {
  readonly plan: Plan;
  readonly time = new VirtualTime();
  readonly findings = new Findings(() => this.time.now);
  readonly ledger = new Ledger(this.findings);
  readonly wire = new WireJudge(this.findings, this.ledger);
  readonly executions = new Executions(idMaker('5e00'));
  readonly newAgentId = idMaker('a6e0');
  readonly pages: Page[] = [];
  readonly listeners: PlainListener[] = [];
  /** Operations that a restored backup does not have. */
  readonly lost = new Set<string>();
  compacted = false;
  disturbed = false;
  serverSkewMs = 0;
  readonly clientSkewMs: number[] = [];
  readonly #course = createHash('sha256');
  readonly #disk: Disk;
  readonly #mutateStore: (store: Store) => Store;
  readonly #http: HttpNetwork;
  readonly #pageIds: (() => string)[] = [];
  #node: ServerNode | undefined;
  #backup: Backup | undefined;
  #epochs = 1;
  #lines = 0;

  private constructor(plan: Plan, disk: Disk, mutateStore: (store: Store) => Store) {
    this.plan = plan;
    this.#disk = disk;
    this.#mutateStore = mutateStore;
    this.#http = new HttpNetwork({
      time: this.time,
      random: this.fork(0),
      node: () => this.node,
      compacted: () => this.compacted,
      failed: (where, error) => this.findings.fault(where, error),
    });
  }

  static async create(plan: Plan, mutateStore: (store: Store) => Store): Promise<World> {
    return new World(plan, await Disk.create(), mutateStore);
  }

  /** A digest of all that has passed so far. */
  course(): string {
    return this.#course.copy().digest('base64url');
  }

  /** Random numbers of their own for one part of the world, so that it does not depend on what the others do. */
  fork(part: number): SeededRandom {
    return randomOf(Math.imul(this.plan.seed, 2_654_435_761) + part);
  }

  get node(): ServerNode | undefined {
    return this.#node?.alive === true ? this.#node : undefined;
  }

  async begin(): Promise<void> {
    await this.startServer();
    this.plan.pages.forEach((_, index) => {
      this.clientSkewMs.push(0);
      this.#pageIds.push(idMaker(`c00${index.toString(16)}`));
      this.openPage(index, undefined);
    });
    if (!this.plan.listeners) return;
    for (const person of people) {
      const options = { person, time: this.time, findings: this.findings, ledger: this.ledger };
      const listener = new PlainListener({
        ...options,
        connect: (_, request) => this.#line((node, line) => node.acceptPlain(line, person, request)),
      });
      this.listeners.push(listener);
      listener.connect();
    }
  }

  /** Lets everything happen that is due until then. */
  async runUntil(moment: number, done: () => boolean = () => false): Promise<void> {
    for (;;) {
      await settle();
      if (this.findings.all.length > 0) return;
      if (this.node?.idle === true) this.wire.judgeIdle();
      if (done() || !this.time.step(moment)) break;
    }
    if (!done()) this.time.skipTo(moment);
  }

  /** The next turn of the server's event loop. */
  defer(run: () => void): void {
    this.node?.defer(run);
  }

  /** Opens a page in the place of the one before. */
  openPage(index: number, kept: SlowOutbox | undefined): void {
    const person = people[this.plan.pages[index] ?? 0] ?? people[0];
    const newId = this.#pageIds[index];
    if (person === undefined || newId === undefined) throw new Error('There is no such page.');
    const random = this.fork(100 + index);
    const storage = kept ?? new SlowOutbox(() => undefined);
    const options: PageOptions = {
      person,
      name: `page ${index} of ${person.user.name}`,
      time: this.time,
      random,
      findings: this.findings,
      ledger: this.ledger,
      storage,
      losesRights: person === ben && this.plan.steps.some(({ kind }) => kind === 'rights'),
      now: () => start + this.time.now + (this.clientSkewMs[index] ?? 0),
      newId,
      // Some have the rules from the start, others get them when they first want them.
      rules: index % 2 === 0 ? coreRules : () => this.#loadRules(random),
      connect: (page) => this.#connect(page),
      request: (page, request) => this.#http.request(index, person, request, () => page.device.online()),
    };
    let lastDueAt = 0;
    storage.reopen((run) => {
      // Transactions on one store happen in the order in which they were begun.
      lastDueAt = Math.max(lastDueAt, this.time.now + (random.chance(0.7) ? 0 : random.below(20)));
      this.time.schedule(lastDueAt - this.time.now, () => {
        if (page.alive) run();
      });
    });
    const page = new Page(options);
    this.pages[index] = page;
  }

  async startServer(): Promise<void> {
    const { time, ledger, executions, findings } = this;
    this.#node = await ServerNode.start({
      time,
      random: this.fork(10 + this.#lines),
      disk: this.#disk,
      ledger,
      executions,
      findings,
      now: () => start + time.now + this.serverSkewMs,
      mutateStore: this.#mutateStore,
      powerCuts: this.plan.steps.some(({ kind }) => kind === 'power-cut'),
    });
  }

  /** The server process dies; `kept`: how many frames of each line still arrive. It is back after `backAfterMs`. */
  kill(kept: (underWay: number) => number, backAfterMs: number): void {
    const { node } = this;
    if (node === undefined) return;
    this.#http.serverDied(node);
    node.die(kept).catch((error: unknown) => this.findings.fault('dying', error));
    this.time.schedule(backAfterMs, () => {
      if (this.node === undefined) {
        this.startServer().catch((error: unknown) => this.findings.fault('starting', error));
      }
    });
  }

  /** The machine goes down: with the process, all that was not flushed. */
  cutPower(backAfterMs: number): void {
    const image = this.node?.image;
    if (image === undefined) return;
    this.kill(() => 0, backAfterMs);
    this.time.schedule(Math.min(1, backAfterMs / 2), () => this.#disk.revert(image));
  }

  takeBackup(): void {
    const { node } = this;
    if (node === undefined) return;
    if (!node.idle) {
      // A copy with what a power cut would still take back belongs to no history.
      node.later(untilIdleMs, () => this.takeBackup());
      return;
    }
    const { database } = node;
    const op_ids = database.prepare<unknown[], { op_id: string }>('SELECT op_id FROM operation').all();
    const heads = database.prepare<unknown[], { id: string; head: number }>('SELECT id, head FROM workspace').all();
    this.#backup = {
      bytes: database.serialize(),
      heads: new Map(heads.map(({ id, head }) => [id, head])),
      op_ids: new Set(op_ids.map((row) => row.op_id)),
    };
  }

  /** The server is stopped, a backup is put back, and it comes up again under another epoch (S4). */
  restoreBackup(backAfterMs: number): void {
    const backup = this.#backup;
    const { node } = this;
    if (backup === undefined || node === undefined) return;
    const op_ids = node.database.prepare<unknown[], { op_id: string }>('SELECT op_id FROM operation').all();
    for (const { op_id } of op_ids) if (!backup.op_ids.has(op_id)) this.lost.add(op_id);
    this.#epochs += 1;
    const epoch = `epoch-${this.#epochs}`;
    this.kill((underWay) => underWay, backAfterMs);
    this.time.schedule(Math.min(1, backAfterMs / 2), () => {
      this.#disk.restore(backup.bytes, epoch);
      this.ledger.restored(epoch, backup.heads);
      this.executions.restored(backup.heads);
      for (const page of this.pages) page.judge.forgetMade();
    });
  }

  /** What happens to the next HTTP request of a page. */
  disturbHttp(index: number, fault: HttpFault): void {
    this.#http.disturb(index, fault);
  }

  forgetFaults(): void {
    this.#http.heal();
  }

  async end(): Promise<void> {
    for (const page of this.pages) page.die();
    await this.node?.die(() => 0);
    await settle();
    this.#disk.destroy();
  }

  #loadRules(random: SeededRandom): Promise<Rules> {
    return new Promise((resolve, reject) => {
      const lost = random.chance(0.1);
      this.time.schedule(random.below(200), () => {
        if (lost) reject(new LostModuleError());
        else resolve(coreRules);
      });
    });
  }

  #connect(page: Page): Line {
    return this.#line((node, line) => {
      this.wire.opened(line, page.person);
      const end = node.acceptSync(line, page.person);
      const ended = (code: number) => {
        this.wire.closed(line);
        end.ended(code);
      };
      return { ...end, ended };
    }, page);
  }

  #line(accept: (node: ServerNode, line: Line) => ServerEnd, page?: Page): Line {
    this.#lines += 1;
    const random = this.fork(1000 + this.#lines);
    return new Line({
      time: this.time,
      latencyMs: () => (random.chance(0.3) ? 0 : random.below(longestLatencyMs)),
      accept: (line) => (this.node === undefined ? undefined : accept(this.node, line)),
      watcher: {
        written: (line, frame) => {
          this.#course.update(`${this.time.now} down ${JSON.stringify(frame)}`);
          if (page !== undefined) this.wire.written(line, frame as Parameters<WireJudge['written']>[1]);
        },
        arriving: (line, frame) => {
          if (page?.alive === true) page.judge.arriving(line, frame as Parameters<WireJudge['written']>[1]);
        },
        asked: (line, frame) => {
          this.#course.update(`${this.time.now} up ${JSON.stringify(frame)}`);
          if (page === undefined) return;
          page.judge.asked(line, frame);
          if (frame.type !== 'op') return;
          page.judge.sends(frame.op_id);
        },
        reaching: (line, frame) => this.wire.reaching(line, frame),
      },
    });
  }
}
