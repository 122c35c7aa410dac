import { Agents } from './agents.ts';
import type { Page } from './client/page.ts';
import type { HttpFault } from './fake/http-network.ts';
import type { Step, StepKind } from './plan/step.ts';
import { type Known, writeFor } from './plan/write-for.ts';
import { compact } from './server/compact.ts';
import type { World } from './world.ts';

const runsKept = 6;
const lastOperations = 10;

/** Makes steps happen in a world. */
export class StepTaker {
  readonly #world: World;
  readonly #agents: Agents;
  #title = 0;

  constructor(world: World) {
    this.#world = world;
    this.#agents = new Agents(
      world,
      () => this.#newTitle(),
      (workspace_id) => this.#recent(workspace_id),
    );
  }

  /** What agents were told is done. */
  get acknowledged(): Agents['acknowledged'] {
    return this.#agents.acknowledged;
  }

  /** Whether everybody may do as at the beginning; asks for it where not. */
  restoreRights(): boolean {
    return this.#agents.restoreRights();
  }

  take(step: Step): void {
    this.#actions[step.kind](step);
  }

  readonly #actions: Readonly<Record<StepKind, (step: Step) => void>> = {
    write: (step) => this.#write(step),
    agent: (step) => this.#agents.ask(step),
    'agent-again': (step) => this.#agents.askAgain(step),
    trespass: (step) => this.#agents.trespass(step),
    cut: (step) => this.#cut(step, false),
    'half-open': (step) => this.#cut(step, true),
    stall: (step) => this.#anyLine(step)?.stall(step.b * 12, step.c % 2 === 0),
    disturb: (step) => this.#disturb(step),
    crash: ({ a, b }) => this.#world.kill((underWay) => a % (underWay + 1), 1 + b * 3),
    'power-cut': ({ b }) => this.#world.cutPower(2 + b * 3),
    drain: (step) => this.#drain(step),
    'disk-trouble': (step) => this.#diskTrouble(step),
    'lose-http': ({ who, a }) => this.#disturbHttp(who, a % 2 === 0 ? 'lost-before' : 'lost-after'),
    'repeat-http': ({ who }) => this.#disturbHttp(who, 'twice'),
    'delay-http': ({ who }) => this.#disturbHttp(who, 'late'),
    'retry-now': ({ who }) => this.#page(who).client.retryNow(),
    refresh: ({ who }) =>
      void this.#page(who)
        .client.refresh()
        .catch(() => undefined),
    offline: (step) => this.#offline(step),
    hide: (step) => this.#hide(step),
    'server-clock': ({ a }) => this.#jump((ms) => (this.#world.serverSkewMs += ms), a),
    'client-clock': ({ who, a }) => {
      const index = this.#index(who);
      this.#jump((ms) => (this.#world.clientSkewMs[index] = (this.#world.clientSkewMs[index] ?? 0) + ms), a);
    },
    reload: ({ who }) => this.#reload(who, true),
    'replace-page': ({ who }) => this.#reload(who, false),
    'shelf-retry': (step) =>
      this.#onShelf(step, (page, op_id) => page.judge.whileQueuing(() => page.client.retry(op_id))),
    'shelf-discard': (step) => this.#onShelf(step, (page, op_id) => page.client.discard(op_id)),
    backup: () => this.#world.takeBackup(),
    restore: ({ b }) => this.#world.restoreBackup(2 + b * 2),
    compact: ({ c }) => compact(this.#world, c / 1_000),
    rights: (step) => this.#agents.changeRights(step),
  };

  #index(who: number): number {
    return who % this.#world.pages.length;
  }

  #disturbHttp(who: number, fault: HttpFault): void {
    this.#world.disturbHttp(this.#index(who), fault);
  }

  #page(who: number): Page {
    const page = this.#world.pages[this.#index(who)];
    if (page === undefined) throw new Error('There is no page.');
    return page;
  }

  #newTitle(): string {
    this.#title += 1;
    return `T${this.#title}`;
  }

  #write(step: Step): void {
    const page = this.#page(step.who);
    const workspace_id = page.workspace(step.a);
    const known: Known = {
      tasks: page.tasks(workspace_id),
      projects: page.client.projects({ workspace_id, archived: true }),
      ...this.#recent(workspace_id),
      newId: () => page.client.newId(),
    };
    page.execute(writeFor(step, known, this.#newTitle()), workspace_id);
  }

  #anyLine({ who, c }: Step) {
    const listener = this.#world.listeners[who % 7];
    return c % 5 === 0 && listener !== undefined ? listener.line : this.#page(who).line;
  }

  #cut(step: Step, halfOpen: boolean): void {
    const line = this.#anyLine(step);
    if (line === undefined) return;
    const { up, down } = line.underWay;
    line.cut(step.a % (up + 1), step.b % (down + 1), halfOpen);
  }

  #disturb({ who, a }: Step): void {
    this.#world.disturbed = true;
    this.#page(who).line?.disturb((['repeat', 'lose', 'swap'] as const)[a % 3] ?? 'repeat');
  }

  #drain({ b }: Step): void {
    const { node } = this.#world;
    if (node === undefined) return;
    node.drain();
    node.later(1_200, () => {
      if (this.#world.node === node) this.#world.kill((underWay) => underWay, 1 + b);
    });
  }

  #diskTrouble({ b }: Step): void {
    const { node } = this.#world;
    node?.setDiskTrouble(true);
    node?.later(b * 5, () => node.setDiskTrouble(false));
  }

  #offline({ who, a, b, c }: Step): void {
    const page = this.#page(who);
    page.device.setOnline(false);
    const { line } = page;
    line?.cut(a % (line.underWay.up + 1), 0, b % 2 === 0);
    this.#world.time.schedule(c * 10, () => page.device.setOnline(true));
  }

  #hide({ who, b }: Step): void {
    const page = this.#page(who);
    page.device.setVisible(false);
    const forMs = b < 100 ? 400_000 : b * 20;
    this.#world.time.schedule(forMs, () => page.device.setVisible(true));
  }

  #jump(apply: (ms: number) => void, a: number): void {
    apply((a - 500) * (a % 3 === 0 ? 200_000 : 1_000));
  }

  #reload(who: number, kept: boolean): void {
    const index = this.#index(who);
    const page = this.#page(who);
    page.die();
    this.#world.openPage(index, kept ? page.storage : undefined);
  }

  #onShelf({ who, a }: Step, act: (page: Page, op_id: string) => void): void {
    const page = this.#page(who);
    const items = page.client.needsAttention;
    const item = items[a % Math.max(1, items.length)];
    if (item !== undefined) act(page, item.op_id);
  }

  #recent(workspace_id: string) {
    const writes = this.#world.ledger.history(workspace_id).writes.slice(-3 * lastOperations);
    const run_ids = writes.flatMap(({ event }) => event.actor.run_id ?? []);
    return {
      op_ids: [...new Set(writes.map(({ op_id }) => op_id))].slice(-lastOperations),
      run_ids: [...new Set(run_ids)].slice(-runsKept),
    };
  }
}
