import { createClient, type Fetch, type LockstepClient, type Rules, type WebSocketConstructor } from '@lockstep/client';
import { type AckFrame, LockstepError, type Snapshot, type Task } from '@lockstep/protocol';
import type { HttpAnswer, HttpRequest } from '../fake/http-door.ts';
import type { Line } from '../fake/line.ts';
import type { SeededRandom } from '@lockstep/testkit/seeded-random';
import type { VirtualTime } from '../fake/virtual-time.ts';
import type { Findings } from '../judge/findings.ts';
import type { Ledger } from '../judge/ledger.ts';
import { ScreenJudge } from '../judge/screen-judge.ts';
import type { Write } from '../plan/write-for.ts';
import { type Person, sharedWorkspace, workspacesOf } from '../server/people.ts';
import { FakeDevice } from '../../packages/client/src/platform/fake-device.testing.ts';
import type { SlowOutbox } from './slow-outbox.ts';

/** A part of the program that could not be loaded. */
export class LostModuleError extends Error {}

/** What became of an operation that somebody asked a page for. */
export interface Asked {
  readonly op_id: string;
  readonly workspace_id: string;
  outcome: 'waiting' | 'done' | 'refused';
}

export interface PageOptions {
  readonly person: Person;
  readonly name: string;
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly findings: Findings;
  readonly ledger: Ledger;
  readonly storage: SlowOutbox;
  /** Whether the shared workspace may be taken away, and all that was made there with it. */
  readonly losesRights: boolean;
  /** The wall clock of this device, milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly rules: Rules | (() => Promise<Rules>);
  readonly connect: (page: Page) => Line;
  readonly request: (page: Page, request: HttpRequest) => Promise<HttpAnswer>;
}

/** One run of the shipped client: a page from its loading to its end. */
export class Page {
  readonly person: Person;
  readonly name: string;
  readonly device = new FakeDevice();
  readonly judge: ScreenJudge;
  readonly client: LockstepClient;
  readonly storage: SlowOutbox;
  readonly asked = new Map<string, Asked>();
  readonly #options: PageOptions;
  readonly #lines = new Set<Line>();
  #alive = true;

  constructor(options: PageOptions) {
    const { person, name, findings, ledger, storage } = options;
    this.#options = options;
    this.person = person;
    this.name = name;
    this.storage = storage;
    this.judge = new ScreenJudge({ person, findings, ledger, storage });
    const connect = () => this.#connect().socket;
    this.client = createClient({
      url: 'http://server',
      clock: {
        now: options.now,
        monotonic: () => options.time.now,
        schedule: (ms, run) => options.time.schedule(ms, () => this.#alive && run()),
      },
      random: options.random.next,
      device: this.device,
      storage,
      newId: options.newId,
      rules: options.rules,
      fetch: this.#fetch,
      WebSocket: function WebSocket() {
        return connect();
      } as unknown as WebSocketConstructor,
      report: (error) => {
        if (!(error instanceof LostModuleError)) findings.fault(name, error);
      },
    });
    this.client.subscribe(() => this.judge.judge(this.client));
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** The connection in use. */
  get line(): Line | undefined {
    return [...this.#lines].findLast((line) => line.used);
  }

  get isQuiet(): boolean {
    const { state, pending } = this.client.status;
    return state === 'live' && pending === 0 && [...this.asked.values()].every(({ outcome }) => outcome !== 'waiting');
  }

  /** Every task of a workspace as it is shown, trashed ones too. */
  tasks(workspace_id: string): readonly Task[] {
    const { client } = this;
    return [...client.tasks({ workspace_id, status: 'all' }), ...client.tasks({ workspace_id, status: 'trashed' })];
  }

  workspace(index: number): string {
    const all = workspacesOf(this.person);
    // Most happens where more than one looks.
    return all[index % 3 === 0 ? 0 : 1] ?? this.person.identity.personal_workspace_id;
  }

  execute({ name, input }: Write, workspace_id: string): void {
    const op_id = this.#options.newId();
    const asked: Asked = { op_id, workspace_id, outcome: 'waiting' };
    this.asked.set(op_id, asked);
    const execute = this.client.execute as (...call: unknown[]) => Promise<unknown>;
    const answer = this.judge.whileQueuing(() => execute(name, input, { op_id, workspace_id }));
    answer.then(
      () => {
        asked.outcome = 'done';
      },
      (error: unknown) => {
        asked.outcome = 'refused';
        this.judge.gone(op_id);
        if (!(error instanceof LockstepError)) this.#options.findings.fault(`${this.name} asks`, error);
      },
    );
    const { id } = input;
    const free = ['project', 'parent', 'items'].every((field) => !Object.hasOwn(input, field));
    const stays = !this.#options.losesRights || workspace_id !== sharedWorkspace;
    if (name === 'task.add' && stays && free && typeof id === 'string' && this.client.task(id) !== undefined) {
      this.judge.made(id, op_id);
    }
  }

  /** The page is gone, at once. */
  die(): void {
    this.#alive = false;
    for (const line of this.#lines) line.clientDied();
    this.client.close();
  }

  #connect(): Line {
    const line = this.#options.connect(this);
    this.#lines.add(line);
    return line;
  }

  readonly #fetch: Fetch = async (url, init) => {
    const path = url.replace('http://server', '');
    const body: unknown = init.body === undefined ? undefined : JSON.parse(init.body);
    if (path === '/api/v1/operations') this.judge.sends((body as { readonly op_id: string }).op_id);
    const answer = await this.#options.request(this, { method: init.method, path, body });
    const workspace_id = /workspaces\/([^/]+)\/snapshot/.exec(path)?.[1];
    if (workspace_id !== undefined && answer.status === 200) {
      this.judge.offered(workspace_id, answer.body as Snapshot);
    }
    if (path === '/api/v1/operations' && answer.status === 200) this.judge.answered(answer.body as AckFrame);
    const json = () => Promise.resolve(JSON.parse(JSON.stringify(answer.body)) as unknown);
    return { ok: answer.status < 400, status: answer.status, headers: { get: () => null }, json };
  };
}
