import { isDeepStrictEqual } from 'node:util';
import type { Snapshot } from '@lockstep/protocol';
import type { Page } from '../client/page.ts';
import { sharedWorkspace, workspaces, workspacesOf } from '../server/people.ts';
import type { World } from '../world.ts';
import type { Execution } from './executions.ts';
import { judgeGuards } from './judge-guards.ts';
import { judgeByReExecution } from './re-execution.ts';
import { judgeLog } from './judge-log.ts';
import type { Acknowledged } from './wire-judge.ts';

function byId<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

async function takeSnapshots(world: World): Promise<ReadonlyMap<string, Snapshot>> {
  const node = world.node;
  if (node === undefined) throw new Error('The server is not running.');
  const snapshots = new Map<string, Snapshot>();
  for (const workspace_id of workspaces) {
    let text = '';
    for await (const piece of node.freshSnapshot(workspace_id)) text += piece;
    snapshots.set(workspace_id, JSON.parse(text) as Snapshot);
  }
  return snapshots;
}

/** What is on the screen is what is in the database, to the last field. */
function judgeScreen(world: World, page: Page, snapshots: ReadonlyMap<string, Snapshot>): void {
  for (const workspace_id of workspacesOf(page.person)) {
    const snapshot = snapshots.get(workspace_id);
    if (snapshot === undefined) continue;
    const { client } = page;
    const tasks = byId(page.tasks(workspace_id));
    const same = isDeepStrictEqual(tasks, byId(snapshot.tasks));
    world.findings.require(
      same,
      'C1',
      () => `${page.name} does not show the tasks of ${workspace_id}: ${firstDifference(tasks, snapshot.tasks)}`,
    );
    const present = snapshot.members.filter((member) => member.deleted_at === null);
    const members = isDeepStrictEqual(byId(client.members(workspace_id)), byId(present));
    world.findings.require(members, 'D6', () => `${page.name} shows other members`);
    const projects = snapshot.projects.every((project) => isDeepStrictEqual(client.project(project.id), project));
    const alive = snapshot.projects.filter((project) => project.deleted_at === null).length;
    const shown = client.projects({ workspace_id, archived: true }).length;
    world.findings.require(projects && shown === alive, 'C1', () => `${page.name} shows other projects`);
  }
}

function firstDifference(
  shown: readonly { readonly id: string }[],
  stored: readonly { readonly id: string }[],
): string {
  const before = new Map(shown.map((record) => [record.id, record]));
  const other = stored.find((record) => !isDeepStrictEqual(before.get(record.id), record));
  return `${JSON.stringify(other)} is shown as ${JSON.stringify(before.get(other?.id ?? ''))}`;
}

interface OperationRow {
  readonly user_id: string;
  readonly op_id: string;
  readonly outcome: 'done' | 'refused';
}

/** What was acknowledged is there; only a restored backup may have taken it back. */
function judgeAcknowledged(
  world: World,
  acknowledged: readonly Acknowledged[],
  known: ReadonlyMap<string, OperationRow>,
) {
  for (const { user_id, ack } of acknowledged) {
    if (known.get(`${user_id} ${ack.op_id}`)?.outcome === 'done' || world.lost.has(ack.op_id)) continue;
    if (world.compacted) continue;
    world.findings.add('S2', `${ack.op_id} was acknowledged at ${ack.seq} of ${ack.epoch} and is not there`);
  }
}

/** Whatever a page had stored came to an end that the person knows of: done, on the shelf, or given up by themselves. */
function judgeOutbox(world: World, page: Page, known: ReadonlyMap<string, OperationRow>): void {
  const { findings } = world;
  findings.require(
    page.storage.items.size === 0,
    'C2',
    () => `${page.name} keeps ${[...page.storage.items.keys()].join()}`,
  );
  for (const [op_id] of page.storage.kept) {
    const row = known.get(`${page.person.user.id} ${op_id}`);
    const withdrawn = page.storage.withdrawn.has(op_id);
    const heardOf = row !== undefined || page.storage.sent.has(op_id);
    findings.require(
      !withdrawn || !heardOf,
      'X10',
      () => `${op_id} of ${page.name} was undone and is sent all the same`,
    );
    if (withdrawn || row !== undefined || page.storage.shelved.has(op_id)) continue;
    const excused = world.compacted || (world.lost.has(op_id) && page.storage.shown.has(op_id));
    findings.require(excused, 'C5', () => `${op_id} of ${page.name} was dropped silently`);
  }
}

function guardsOf(executions: readonly Execution[]): ReadonlyMap<string, number> {
  return new Map(
    executions.flatMap(({ request: { op_id, operation, input } }) => {
      const { if_seq } = input as { readonly if_seq?: number };
      return operation === 'task.update' && if_seq !== undefined ? [[op_id, if_seq] as const] : [];
    }),
  );
}

/** Judges the world after everything has come to rest. */
export async function judgeWorld(world: World, acknowledged: readonly Acknowledged[]): Promise<void> {
  const { findings, ledger, executions, node } = world;
  if (node === undefined) throw new Error('The server is not running.');
  const rows = node.database.prepare<unknown[], OperationRow>('SELECT user_id, op_id, outcome FROM operation').all();
  const known = new Map(rows.map((row) => [`${row.user_id} ${row.op_id}`, row]));
  const snapshots = await takeSnapshots(world);
  const undos = new Map(
    executions.done
      .filter(({ request }) => request.operation === 'change.undo')
      .map(({ request }) => [request.op_id, request.input as { readonly op_id?: string; readonly run_id?: string }]),
  );
  const guards = guardsOf(executions.done);
  for (const [workspace_id, snapshot] of snapshots) {
    judgeLog(findings, ledger.history(workspace_id), snapshot, undos);
    judgeGuards(findings, ledger.history(workspace_id), guards);
    if (!world.compacted) judgeByReExecution(findings, node.database, workspace_id, executions.done);
  }
  for (const page of world.pages) {
    judgeScreen(world, page, snapshots);
    judgeOutbox(world, page, known);
  }
  for (const listener of world.listeners) {
    const { head } = ledger.history(sharedWorkspace);
    findings.require(listener.seq === head, 'D1', () => `a listener has ${listener.seq} of ${head}`);
  }
  judgeAcknowledged(world, [...world.wire.acknowledged, ...acknowledged], known);
}
