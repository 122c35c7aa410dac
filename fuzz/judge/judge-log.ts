import { isDeepStrictEqual } from 'node:util';
import { askHttp } from '../door/http-request.ts';
import type { Account } from '../target.ts';

type Fields = Readonly<Record<string, unknown>>;

interface Change extends Fields {
  readonly type: string;
  readonly seq: number;
  readonly op_id: string;
}

interface Stored extends Fields {
  readonly id: string;
  readonly seq: number;
  readonly deleted_at: string | null;
}

async function read(port: number, token: string, path: string): Promise<Fields> {
  const headers = { authorization: `Bearer ${token}` };
  const { status, body } = await askHttp(port, { method: 'GET', path: `/api/v1${path}`, headers, body: undefined });
  if (status !== 200) throw new Error(`${path} was answered ${status}: ${body.toString('utf8', 0, 500)}`);
  return JSON.parse(body.toString('utf8')) as Fields;
}

async function wholeLog(port: number, { token, workspace_id }: Account): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (;;) {
    const path = `/workspaces/${workspace_id}/changes?since_seq=${changes.at(-1)?.seq ?? 0}&limit=500`;
    const page = (await read(port, token, path))['changes'] as readonly Change[];
    if (page.length === 0) return changes;
    changes.push(...page);
  }
}

interface Told {
  readonly seq: number;
  /** Undefined where it went to the trash. */
  readonly record: unknown;
}

/** The last change of each record, by kind and id, and the record as that tells it. */
function replay(changes: readonly Change[]): ReadonlyMap<string, Told> {
  const records = new Map<string, Told>();
  for (const change of changes) {
    const kind = change.type.slice(0, change.type.lastIndexOf('_'));
    const record = change[kind] as Stored | undefined;
    const id = record?.id ?? (change[`${kind}_id`] as string);
    records.set(`${kind} ${id}`, { seq: change.seq, record });
  }
  return records;
}

/** The records in a snapshot, by kind and id: each kind has a list, under its plural. */
function recordsIn(snapshot: Fields): ReadonlyMap<string, Stored> {
  const lists = Object.entries(snapshot).filter((entry): entry is [string, Stored[]] => Array.isArray(entry[1]));
  return new Map(
    lists.flatMap(([plural, list]) => list.map((record) => [`${plural.slice(0, -1)} ${record.id}`, record] as const)),
  );
}

function isTold(record: Stored, told: Told | undefined): boolean {
  if (told?.record !== undefined) return isDeepStrictEqual(told.record, record);
  // What a workspace began with was there before the first change of its log.
  if (told === undefined) return record.seq === 0;
  return record.deleted_at !== null && record.seq === told.seq;
}

function judgeRecords(changes: readonly Change[], snapshot: Fields): readonly string[] {
  const told = replay(changes);
  const stored = recordsIn(snapshot);
  const different = [...stored].filter(([key, record]) => !isTold(record, told.get(key)));
  const missing = [...told.keys()].filter((key) => !stored.has(key));
  return [
    ...different.slice(0, 3).map(([, record]) => `the log does not tell ${JSON.stringify(record).slice(0, 400)}`),
    ...missing.slice(0, 3).map((key) => `the log tells of ${key}, which is not there`),
  ];
}

function judgeOperations(changes: readonly Change[]): readonly string[] {
  const gap = changes.findIndex(({ seq }, index) => seq !== index + 1);
  const seen = new Set<string>();
  const twice = changes.find(({ op_id }, index) => {
    const isNext = changes[index - 1]?.op_id === op_id;
    const known = seen.has(op_id) && !isNext;
    seen.add(op_id);
    return known;
  });
  return [
    ...(gap < 0 ? [] : [`change ${gap + 1} of the log has the seq ${changes[gap]?.seq}`]),
    ...(twice === undefined ? [] : [`${twice.op_id} is in the log twice`]),
  ];
}

/** What is wrong with a workspace: its log has no gaps, each operation once, and says exactly what the records are. */
export async function judgeLog(port: number, account: Account): Promise<readonly string[]> {
  const changes = await wholeLog(port, account);
  const snapshot = await read(port, account.token, `/workspaces/${account.workspace_id}/snapshot`);
  const head =
    snapshot['seq'] === changes.length ? [] : [`the head is ${String(snapshot['seq'])} of ${changes.length}`];
  return [...head, ...judgeOperations(changes), ...judgeRecords(changes, snapshot)];
}
