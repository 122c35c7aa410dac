import { isDeepStrictEqual } from 'node:util';
import { LockstepError, type Project, type Role, type Task, type WriteName } from '@lockstep/protocol';
import type { Executed, WriteRequest } from '../packages/server/src/app/application.ts';
import { type Caller, callerOf } from '../packages/server/src/app/caller.ts';
import type { Step } from './plan/step.ts';
import { type Known, type Write, writeFor } from './plan/write-for.ts';
import { agentOf, ana, ben, people, type Person, sharedWorkspace, workspacesOf } from './server/people.ts';
import type { World } from './world.ts';

/** An agent's request, and what it was answered. */
interface AgentCall {
  readonly request: WriteRequest;
  readonly caller: Caller;
  answer: Executed | undefined;
}

const callsARun = 4;

/**
 * Those who write without a page: assistants, programs over MCP and over REST. Agents guard what they edit with the seq at
 * which their run has read it, which by then may be an old one (X2).
 */
export class Agents {
  readonly #world: World;
  readonly #newTitle: () => string;
  readonly #recent: (workspace_id: string) => Pick<Known, 'op_ids' | 'run_ids'>;
  readonly #calls: AgentCall[] = [];
  /** What a run has read, by run and task. */
  readonly #read = new Map<string, Map<string, number>>();

  constructor(
    world: World,
    newTitle: () => string,
    recent: (workspace_id: string) => Pick<Known, 'op_ids' | 'run_ids'>,
  ) {
    this.#world = world;
    this.#newTitle = newTitle;
    this.#recent = recent;
  }

  /** What they were told is done. */
  get acknowledged(): readonly { readonly user_id: string; readonly ack: Executed }[] {
    return this.#calls.flatMap(({ caller, answer }) =>
      answer === undefined ? [] : [{ user_id: caller.identity.user.id, ack: answer }],
    );
  }

  /** One of them writes. */
  ask(step: Step): void {
    const person = people[step.who % people.length] ?? ana;
    const run_id = `run-${Math.floor(this.#calls.length / callsARun)}`;
    const caller = step.a % 5 === 0 ? callerOf(person.identity, { kind: 'user' }) : agentOf(person, run_id);
    const workspace_id = workspacesOf(person)[step.a % 3 === 0 ? 0 : 1] ?? '';
    const state = [...this.#world.ledger.history(workspace_id).stateAt(Number.POSITIVE_INFINITY)];
    const records = state.flatMap(({ record }) => (record === undefined ? [] : [record]));
    const known: Known = {
      tasks: records.filter((record): record is Task => 'title' in record),
      projects: records.filter((record): record is Project => 'color' in record),
      ...this.#recent(workspace_id),
      newId: this.#world.newAgentId,
    };
    const write = writeFor(step, known, this.#newTitle());
    const { name, input } = caller.actor.run_id === undefined ? write : this.#guarded(write, known.tasks, run_id);
    const call: AgentCall = {
      request: { operation: name, input, op_id: this.#world.newAgentId(), workspace_id },
      caller,
      answer: undefined,
    };
    this.#calls.push(call);
    this.#call(call);
  }

  /** The same request once more, as after an answer that was lost. */
  askAgain({ a }: Step): void {
    const call = this.#calls.at(-1 - (a % callsARun));
    // Retention takes the recorded answer too (S5).
    if (call !== undefined && !this.#world.compacted) this.#call(call);
  }

  /** Ben's rights to the shared workspace end, come back or change: by Ana, who owns it, or because he leaves. */
  changeRights({ a, b }: Step): void {
    const role = b % 3 === 0 ? 'viewer' : 'editor';
    const { id } = ben.user;
    if (this.#roleOfBen() === undefined) this.#ask(ana, 'member.add', { id, role });
    else if (a % 3 === 0) this.#ask(ana, 'member.set_role', { id, role });
    else this.#ask(a % 3 === 1 ? ana : ben, 'member.remove', { id });
  }

  /** Whether Ben may do as at the beginning; asks for it where he may not. */
  restoreRights(): boolean {
    const role = this.#roleOfBen();
    const { id } = ben.user;
    if (role === undefined) this.#ask(ana, 'member.add', { id, role: 'editor' });
    else if (role !== 'editor') this.#ask(ana, 'member.set_role', { id, role: 'editor' });
    return role === 'editor';
  }

  #roleOfBen(): Role | undefined {
    const last = this.#world.ledger.history(sharedWorkspace).lastWrite(ben.user.id, Number.POSITIVE_INFINITY);
    if (last === undefined) return 'editor';
    return 'member' in last.event ? last.event.member.role : undefined;
  }

  #ask(who: Person, operation: WriteName, input: object): void {
    const request = { operation, input, op_id: this.#world.newAgentId(), workspace_id: sharedWorkspace };
    const call: AgentCall = { request, caller: callerOf(who.identity, { kind: 'user' }), answer: undefined };
    this.#calls.push(call);
    this.#call(call);
  }

  /** Somebody's agent writes where it may not (S6). */
  trespass(step: Step): void {
    const [stranger, victim] = step.who % 2 === 0 ? [ana, ben] : [ben, ana];
    const request: WriteRequest = {
      operation: 'task.add',
      input: { title: this.#newTitle() },
      op_id: this.#world.newAgentId(),
      workspace_id: victim.identity.personal_workspace_id,
    };
    const { findings } = this.#world;
    this.#world.node?.application.execute(request, agentOf(stranger, 'run-foreign')).then(
      () => findings.add('S6', `${stranger.user.name} wrote to ${victim.user.name}'s own workspace`),
      (error: unknown) => {
        const code = error instanceof LockstepError ? error.code : String(error);
        const expected = code === 'NOT_FOUND' || code === 'UNAVAILABLE';
        findings.require(expected, 'S6', () => `a stranger was answered ${code}`);
      },
    );
  }

  #guarded({ name, input }: Write, tasks: readonly Task[], run_id: string): Write {
    const read = this.#read.get(run_id) ?? new Map(tasks.map(({ id, seq }) => [id, seq]));
    this.#read.set(run_id, read);
    const { id } = input;
    if (name !== 'task.update' || typeof id !== 'string' || !Object.hasOwn(input, 'title')) return { name, input };
    const if_seq = read.get(id) ?? tasks.find((task) => task.id === id)?.seq ?? 0;
    return { name, input: { ...input, if_seq } };
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
}
