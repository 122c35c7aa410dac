import { randomUUID } from 'node:crypto';
import type { OperationName } from '@lockstep/protocol';
import type { Subject } from './call.ts';
import type { Cast } from './cast.ts';
import { ask } from './door/ask.ts';
import type { MatrixServer } from './server/matrix-server.ts';
import { type MadePeople, type PersonName, secretOf, sharedSecret } from './server/made-people.ts';

/** An id of nothing that ever was. */
export function newId(): string {
  return `01950000-dead-7${randomUUID().slice(15)}`;
}

interface Made {
  readonly task?: { readonly id: string };
  readonly project?: { readonly id: string };
  readonly op_id: string;
}

/** What has been done to a record before these may be: nothing else is in the way of them. */
const before: Readonly<Partial<Record<OperationName, OperationName>>> = {
  'task.reopen': 'task.complete',
  'task.restore': 'task.delete',
};

/** Makes records to be asked about, and keeps in mind whose each of them is. */
export class Records {
  readonly #server: MatrixServer;
  readonly #made: MadePeople;
  readonly #browsers: Cast['browsers'];
  readonly #ofShared = new Set<string>();
  readonly #kept = new Map<string, Promise<string>>();
  #count = 0;

  constructor(server: MatrixServer, browsers: Cast['browsers']) {
    this.#server = server;
    this.#made = server.made;
    this.#browsers = browsers;
    this.#ofShared.add(server.made.shared_id);
  }

  /** Ids that nobody but the shared workspace's members may ever be told. */
  get ofShared(): ReadonlySet<string> {
    return this.#ofShared;
  }

  /** A new one in the shared workspace, or of this person's own. */
  async fresh(subject: Subject, place: 'shared' | 'own', person: PersonName): Promise<string> {
    if (place === 'own') return this.#make(subject, person, undefined, secretOf[person]);
    const id = await this.#make(subject, 'ana', this.#made.shared_id, sharedSecret);
    this.#ofShared.add(id);
    return id;
  }

  /** Sees to it that there is something to be found. */
  async seed(): Promise<void> {
    await Promise.all([this.kept('task.update', 'shared', 'ana'), this.kept('project.archive', 'shared', 'ana')]);
  }

  /** The same one each time. */
  kept(subject: Subject, place: 'shared' | 'own', person: PersonName): Promise<string> {
    const key = `${subject} ${place} ${place === 'own' ? person : ''}`;
    const id = this.#kept.get(key) ?? this.fresh(subject, place, person);
    this.#kept.set(key, id);
    return id;
  }

  /** One that this person does not find where they look for it. */
  elsewhere(subject: Subject, person: PersonName): Promise<string> {
    if (subject === 'thread' || subject === 'token')
      return this.kept(subject, 'own', person === 'ana' ? 'edda' : 'ana');
    // Whoever saves a project under an id has one of that id from then on, and may be told so.
    if (subject === 'project.save') return this.#make(subject, 'ana', this.#made.shared_id, sharedSecret);
    return this.kept(subject, 'shared', person);
  }

  async #make(subject: Subject, person: PersonName, workspace_id: string | undefined, secret: string): Promise<string> {
    this.#count += 1;
    const title = `${secret} ${this.#count}`;
    if (subject === 'thread') return this.#say(person, title);
    if (subject === 'token') return this.#token(person, title);
    if (subject.startsWith('member.')) return this.#person(subject);
    const isProject = subject.startsWith('project.');
    if (!isProject && !subject.startsWith('task.') && subject !== 'change.undo') {
      throw new Error(`The matrix does not know what ${subject} is about: say it in matrix/records.ts.`);
    }
    const repeats = subject === 'task.skip' ? { due_date: '2026-12-01', recurrence: { rrule: 'FREQ=DAILY' } } : {};
    const made = isProject
      ? await this.#execute(person, workspace_id, 'project.save', { name: title })
      : await this.#execute(person, workspace_id, 'task.add', { title, notes: title, labels: [secret], ...repeats });
    if (subject === 'change.undo') return made.op_id;
    const { id } = made.project ?? made.task ?? { id: '' };
    const earlier = before[subject];
    if (earlier !== undefined) await this.#execute(person, workspace_id, earlier, { id });
    return id;
  }

  async #execute(
    person: PersonName,
    workspace_id: string | undefined,
    operation: OperationName,
    input: object,
  ): Promise<Made> {
    const headers = { authorization: `Bearer ${this.#made.people[person].token}` };
    const body = { operation, input, ...(workspace_id === undefined ? {} : { workspace_id }) };
    const { outcome, text } = await ask(this.#made.port, { method: 'POST', path: '/api/v1/operations', headers, body });
    if (outcome !== 'OK') throw new Error(`${operation} was refused to ${person}: ${text}`);
    return JSON.parse(text) as Made;
  }

  async #say(person: PersonName, text: string): Promise<string> {
    const { port, people } = this.#made;
    const headers = { authorization: `Bearer ${people[person].token}` };
    const messages = [{ role: 'user', parts: [{ type: 'text', text: `what about ${text}?` }] }];
    const answer = await ask(port, { method: 'POST', path: '/api/v1/chat', headers, body: { messages } });
    if (answer.outcome !== 'OK') throw new Error(`The chat was refused to ${person}: ${answer.text}`);
    const { text: listed } = await ask(port, { method: 'GET', path: '/api/v1/chat/threads', headers });
    const { threads } = JSON.parse(listed) as {
      readonly threads: readonly { readonly id: string; readonly title: string }[];
    };
    const thread = threads.find(({ title }) => title.includes(text));
    if (thread === undefined) throw new Error(`There is no conversation about ${text}.`);
    return thread.id;
  }

  /** Somebody who can be added, or has been. */
  async #person(subject: Subject): Promise<string> {
    const id = (await this.#server.tell('make a newcomer')) as string;
    if (subject !== 'member.add') await this.#execute('ana', this.#made.shared_id, 'member.add', { id });
    return id;
  }

  async #token(person: PersonName, name: string): Promise<string> {
    const headers = this.#browsers[person];
    const { text } = await ask(this.#made.port, { method: 'POST', path: '/api/v1/tokens', headers, body: { name } });
    return (JSON.parse(text) as { readonly id: string }).id;
  }
}
