import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pinned } from '../run/pinned.ts';
import type { Answer, Ask, Usage } from './control.ts';
import type { Person } from './person.ts';
import { programOf, type SubjectKind } from './subject-kind.ts';

export interface SubjectOptions {
  readonly kind: SubjectKind;
  /** Where it keeps its data. */
  readonly folder: string;
  /** Where to leave a CPU profile; none is made if absent. */
  readonly profileFolder?: string | undefined;
}

/** Limits that protect a server from a single person's thousand sockets; a benchmark is that person. */
const liftedLimits = { LOCKSTEP_MAX_SOCKETS_PER_USER: '100000', LOCKSTEP_RATE_LIMITS: 'off', LOG_LEVEL: 'fatal' };

/** A server in a process and, where possible, on a core of its own. */
export class Subject {
  readonly kind: SubjectKind;
  readonly #child: ChildProcess;
  readonly #gone: Promise<unknown>;
  #port = 0;
  #waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }[] = [];

  private constructor(kind: SubjectKind, child: ChildProcess) {
    this.kind = kind;
    this.#child = child;
    this.#gone = once(child, 'exit');
    child.on('message', (answer: Answer) => this.#take(answer));
    child.on('exit', (code, signal) => {
      const error = new Error(`The ${kind} server ended with ${String(code ?? signal)}.`);
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
  }

  /** Starts a server; resolves once it is listening on loopback. */
  static async start({ kind, folder, profileFolder }: SubjectOptions): Promise<Subject> {
    const profile = profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
    const [command, ...args] = pinned('server', [process.execPath, '--expose-gc', ...profile, programOf(kind)]);
    const child = spawn(command, args, {
      env: { ...process.env, ...liftedLimits, HOST: '127.0.0.1', PORT: '0', LOCKSTEP_DATA: folder },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const subject = new Subject(kind, child);
    const answer = await subject.#next();
    if (answer.answer !== 'listening') throw new Error(`The ${kind} server began with ${answer.answer}.`);
    subject.#port = answer.port;
    return subject;
  }

  get port(): number {
    return this.#port;
  }

  /** Registers new people. */
  async people(count: number): Promise<readonly Person[]> {
    const answer = await this.#ask({ ask: 'people', count });
    if (answer.answer !== 'people') throw new Error('Not the answer to what was asked.');
    return answer.people;
  }

  /** What the server has used so far. */
  async usage(collectGarbage = false): Promise<Usage> {
    const answer = await this.#ask({ ask: 'usage', collectGarbage });
    if (answer.answer !== 'usage') throw new Error('Not the answer to what was asked.');
    return answer.usage;
  }

  /** Ends the process, at once but in order (a profile is written), and waits until it is gone. */
  async stop(): Promise<void> {
    if (this.#child.connected) this.#child.send({ ask: 'stop' } satisfies Ask);
    await this.#gone;
  }

  #ask(ask: Ask): Promise<Answer> {
    this.#child.send(ask);
    return this.#next();
  }

  #next(): Promise<Answer> {
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #take(answer: Answer): void {
    const waiting = this.#waiting.shift();
    if (answer.answer === 'failed') waiting?.reject(new Error(answer.message));
    else waiting?.resolve(answer);
  }
}
