import { isDeepStrictEqual } from 'node:util';
import { LockstepError, type Project, type Task } from '@lockstep/protocol';
import type { Executed, WriteRequest } from '../packages/server/src/app/application.ts';
import { type Caller, callerOf } from '../packages/server/src/app/caller.ts';
import { compact } from './server/compact.ts';
import type { Page } from './client/page.ts';
import type { Step, StepKind } from './plan/step.ts';
import { type Known, writeFor } from './plan/write-for.ts';
import { ana, assistantOf, ben, people, workspacesOf } from './server/people.ts';
import type { World } from './world.ts';

/** An agent's request, and what it was answered. */
interface AgentCall {
  readonly request: WriteRequest;
  readonly caller: Caller;
  answer: Executed | undefined;
}

const runsKept = 6;
const lastOperations = 10;

/** Makes steps happen in a world. */
export class StepTaker {
  readonly #world: World;
  readonly #calls: AgentCall[] = [];
  #title = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** What agents were told is done. */
  get acknowledged(): readonly { readonly user_id: string; readonly ack: Executed }[] {
    return this.#calls.flatMap(({ caller, answer }) =>
      answer === undefined ? [] : [{ user_id: caller.identity.user.id, ack: answer }],
    );
  }

  take(step: Step): void {
    this.#actions[step.kind](step);
  }

  readonly #actions: Readonly<Record<StepKind, (step: Step) => void>> = {
    write: (step) => this.#write(step),
    agent: (step) => this.#agent(step),
    'agent-again': (step) => this.#agentAgain(step),
    trespass: (step) => this.#trespass(step),
    cut: (step) => this.#cut(step, false),
    'half-open': (step) => this.#cut(step, true),
    stall: (step) => this.#anyLine(step)?.stall(step.b * 12, step.c % 2 === 0),
    disturb: (step) => this.#disturb(step),
    crash: ({ a, b }) => this.#world.kill((underWay) => a % (underWay + 1), 1 + b * 3),
    'power-cut': ({ b }) => this.#world.cutPower(2 + b * 3),
    drain: (step) => this.#drain(step),
    'disk-trouble': (step) => this.#diskTrouble(step),
    'lose-http': ({ who, a }) => this.#world.loseHttp(this.#index(who), a % 2 === 0 ? 'before' : 'after'),
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
  };

  #index(who: number): number {
    return who % this.#world.pages.length;
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

  #agent(step: Step): void {
    const person = people[step.who % people.length] ?? ana;
    const caller =
      step.a % 5 === 0
        ? callerOf(person.identity, { kind: 'user' })
        : assistantOf(person, `run-${Math.floor(this.#calls.length / 4)}`);
    const workspace_id = workspacesOf(person)[step.a % 3 === 0 ? 0 : 1] ?? '';
    const state = [...this.#world.ledger.history(workspace_id).stateAt(Number.POSITIVE_INFINITY)];
    const records = state.flatMap(({ record }) => (record === undefined ? [] : [record]));
    const known: Known = {
      tasks: records.filter((record): record is Task => 'title' in record),
      projects: records.filter((record): record is Project => 'name' in record),
      ...this.#recent(workspace_id),
      newId: this.#world.newAgentId,
    };
    const { name, input } = writeFor(step, known, this.#newTitle());
    const request = { operation: name, input, op_id: this.#world.newAgentId(), workspace_id };
    const call: AgentCall = { request, caller, answer: undefined };
    this.#calls.push(call);
    this.#call(call);
  }

  #agentAgain({ a }: Step): void {
    const call = this.#calls.at(-1 - (a % 4));
    // Retention takes the recorded answer too (S5).
    if (call !== undefined && !this.#world.compacted) this.#call(call);
  }

  /** Asks; a second time brings the recorded answer (S3). */
  #call(call: AgentCall): void {
    const { findings } = this.#world;
    this.#world.node?.application.execute(call.request, call.caller).then(
      (answer) => {
        const same =
          call.answer?.epoch !== answer.epoch ||
          (call.answer.seq === answer.seq && isDeepStrictEqual(call.answer.result, answer.result));
        findings.require(same, 'S3', () => `${answer.op_id} was answered in two ways`);
        call.answer = answer;
      },
      (error: unknown) => {
        if (!(error instanceof LockstepError)) findings.fault('an agent asks', error);
      },
    );
  }

  #trespass(step: Step): void {
    const [stranger, victim] = step.who % 2 === 0 ? [ana, ben] : [ben, ana];
    const workspace_id = victim.identity.personal_workspace_id;
    const request: WriteRequest = {
      operation: 'task.add',
      input: { title: this.#newTitle() },
      op_id: this.#world.newAgentId(),
      workspace_id,
    };
    const { findings } = this.#world;
    this.#world.node?.application.execute(request, assistantOf(stranger, 'run-foreign')).then(
      () => findings.add('S6', `${stranger.user.name} wrote to ${victim.user.name}'s own workspace`),
      (error: unknown) => {
        const code = error instanceof LockstepError ? error.code : String(error);
        const expected = code === 'NOT_FOUND' || code === 'UNAVAILABLE';
        findings.require(expected, 'S6', () => `a stranger was answered ${code}`);
      },
    );
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
    page.device.set({ online: false, visible: page.device.visible() });
    const { line } = page;
    line?.cut(a % (line.underWay.up + 1), 0, b % 2 === 0);
    this.#world.time.schedule(c * 10, () => page.device.set({ online: true, visible: page.device.visible() }));
  }

  #hide({ who, b }: Step): void {
    const page = this.#page(who);
    page.device.set({ online: page.device.online(), visible: false });
    const forMs = b < 100 ? 400_000 : b * 20;
    this.#world.time.schedule(forMs, () => page.device.set({ online: page.device.online(), visible: true }));
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
