import { judgeLog } from './judge/judge-log.ts';
import { Watcher } from './judge/watcher.ts';
import { makeAttempt } from './make-attempt.ts';
import { projectId, taskId, knownTasks } from './generate/known-ids.ts';
import { askHttp } from './door/http-request.ts';
import type { FuzzedServer } from './server/fuzzed-server.ts';

export interface CampaignOptions {
  readonly server: FuzzedServer;
  readonly seed: number;
  readonly inputs: number;
}

/** Inputs that are under way at a time. */
const lanes = 8;
/** The neighbour writes something each time so many inputs have been sent. */
const inputsAWrite = 100;
const mostFaults = 5;
const shownOfInput = 3_000;

async function seedRecords({ target: { port, attacker } }: FuzzedServer): Promise<void> {
  const projects = [0, 1].map((index) => ({ id: projectId(index), name: `Project ${index}` }));
  const tasks = Array.from({ length: knownTasks }, (_, index) => ({
    id: taskId(index),
    title: `Task ${index}`,
    ...(index % 4 === 0 ? { due_date: '2026-12-01', recurrence: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=31' } } : {}),
    ...(index % 3 === 0 ? { project: projectId(0) } : {}),
  }));
  for (const [operation, items] of [['project.save', projects] as const, ['task.add', tasks] as const]) {
    const { status, body } = await askHttp(port, {
      method: 'POST',
      path: '/api/v1/operations',
      headers: { authorization: `Bearer ${attacker.token}`, 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify({ operation, input: { items } })),
    });
    if (status !== 200) throw new Error(`${operation} was answered ${status}: ${body.toString()}`);
  }
}

/** Sends the inputs of a seed to a server; answers what came to light, each with the input under which it did. */
export class Campaign {
  readonly faults: string[] = [];
  readonly #options: CampaignOptions;
  #next = 0;

  constructor(options: CampaignOptions) {
    this.#options = options;
  }

  /** How many inputs were sent. */
  get sent(): number {
    return Math.min(this.#next, this.#options.inputs);
  }

  async run(): Promise<readonly string[]> {
    const { server } = this.#options;
    const { target, neighbour } = server;
    await seedRecords(server);
    const tabs = [await Watcher.start(target, target.attacker), await Watcher.start(target, neighbour)] as const;
    try {
      await Promise.all(Array.from({ length: lanes }, () => this.#lane(tabs[1])));
      if (server.judge().length === 0) await this.#judgeState(tabs);
      for (const tab of tabs) this.faults.push(...tab.faults.slice(0, 2));
    } catch (error) {
      this.faults.push(`afterwards: ${String(error)}`);
    } finally {
      for (const tab of tabs) tab.close();
    }
    this.faults.push(...server.judge());
    return this.faults;
  }

  async #judgeState(tabs: readonly [Watcher, Watcher]): Promise<void> {
    const { target, neighbour } = this.#options.server;
    await tabs[1].write();
    for (const [index, account] of [target.attacker, neighbour].entries()) {
      this.faults.push(...(await judgeLog(target.port, account)));
      const { body } = await askHttp(target.port, {
        method: 'GET',
        path: `/api/v1/workspaces/${account.workspace_id}/changes?since_seq=0&limit=1`,
        headers: { authorization: `Bearer ${account.token}` },
        body: undefined,
      });
      await tabs[index]?.reaches((JSON.parse(body.toString()) as { readonly head: number }).head);
    }
  }

  async #lane(neighbour: Watcher): Promise<void> {
    const { seed, inputs, server } = this.#options;
    while (this.#next < inputs && this.faults.length < mostFaults && server.judge().length === 0) {
      const index = this.#next;
      this.#next += 1;
      const attempt = makeAttempt(seed, index, server.target);
      const faults = await attempt.send(server.target).catch((error: unknown) => [String(error)]);
      for (const fault of faults.slice(0, 1)) {
        const input = attempt.input.slice(0, shownOfInput);
        this.faults.push(`seed ${seed}, input ${index}, ${attempt.door}: ${fault}\n${input}`);
      }
      if (index % inputsAWrite === 0) await neighbour.write();
    }
  }
}
