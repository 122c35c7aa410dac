import type { Answer, Call, Target } from './call.ts';
import type { Caller } from './caller.ts';
import { type Cast, makeCast } from './cast.ts';
import { everyCall } from './every-call.ts';
import { leaksIn } from './judge/leaks.ts';
import { differencesOf } from './judge/silence.ts';
import { newId, Records } from './records.ts';
import { type Cell, expectedOutcome, isForeign } from './rule.ts';
import type { MatrixServer } from './server/matrix-server.ts';

/** Questions that are under way at a time. */
const lanes = 8;
const shownOfAnswer = 400;

/** One server, everybody who asks it, and everything that can be asked. */
export class Matrix {
  readonly server: MatrixServer;
  readonly callers: readonly Caller[];
  readonly calls: readonly Call[];
  readonly records: Records;

  private constructor(server: MatrixServer, { callers, browsers }: Cast) {
    this.server = server;
    this.callers = callers;
    this.calls = everyCall(server.made.routes);
    this.records = new Records(server, browsers);
  }

  static async make(server: MatrixServer): Promise<Matrix> {
    return new Matrix(server, await makeCast(server));
  }

  /** Everybody with every question. */
  cells(): readonly Cell[] {
    return this.callers.flatMap((caller) =>
      this.calls
        .filter((call) => call.spares?.(caller) !== true)
        .flatMap((call) => call.places.map((place) => ({ caller, call, place }))),
    );
  }

  /** Asks all of these; answers what is wrong with what came back. */
  async judge(cells: readonly Cell[]): Promise<readonly string[]> {
    await this.records.seed();
    const faults: string[] = [];
    let next = 0;
    const lane = async (): Promise<void> => {
      for (let cell = cells[next++]; cell !== undefined; cell = cells[next++]) {
        const found = await this.#judgeCell(cell).catch((error: unknown) => [String(error)]);
        const { caller, call, place } = cell;
        faults.push(...found.map((fault) => `${caller.name}: ${call.name}, ${place}: ${fault}`));
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return faults;
  }

  /** What a cell asks about. */
  async targetOf(cell: Cell): Promise<Target> {
    const workspace_id = cell.place === 'shared' ? this.server.made.shared_id : undefined;
    return { workspace_id, id: await this.#recordFor(cell) };
  }

  ask(cell: Cell, target: Target): Promise<Answer> {
    return cell.call.ask(this.server.made.port, cell.caller, target);
  }

  /** A fresh one where the call is to go through, so that none is in another's way. */
  async #recordFor(cell: Cell): Promise<string> {
    const { caller, call, place } = cell;
    const { subject } = call;
    if (subject === undefined) return newId();
    if (place === 'elsewhere') return this.records.elsewhere(subject, caller.person);
    const isFresh = expectedOutcome(cell) === 'OK';
    return this.records[isFresh ? 'fresh' : 'kept'](subject, place, caller.person);
  }

  async #judgeCell(cell: Cell): Promise<readonly string[]> {
    const target = await this.targetOf(cell);
    const answer = await this.ask(cell, target);
    const expected = expectedOutcome(cell);
    const shown = answer.text.slice(0, shownOfAnswer);
    const wrong = answer.outcome === expected ? [] : [`${answer.outcome} instead of ${expected}: ${shown}`];
    const asked = [target.id, target.workspace_id ?? target.id];
    const leaks = leaksIn(answer.text, cell.caller, { ofShared: this.records.ofShared, asked });
    const leaking = leaks.map((leak) => `tells of ${leak}: ${shown}`);
    return [...wrong, ...leaking, ...(await this.#judgeSilence(cell, target, answer))];
  }

  /** What is not the caller's is answered like what never was. */
  async #judgeSilence(cell: Cell, target: Target, answer: Answer): Promise<readonly string[]> {
    if (!isForeign(cell)) return [];
    const never = { id: newId(), workspace_id: target.workspace_id === undefined ? undefined : newId() };
    const other = await this.ask(cell, never);
    // What has been made differs each time.
    const isMade = cell.call.needs.writes && answer.outcome === 'OK' && other.outcome === 'OK';
    return isMade ? [] : differencesOf({ target, answer }, { target: never, answer: other });
  }
}
