import type { Change, Stored } from '@lockstep/core';
import type { Preview } from '../optimistic/rules.ts';
import type { OutboxItem } from '../outbox/outbox-item.ts';
import { byKind, type RecordKind, type StoredRecord, type StoredRecords } from '../replica/record-kinds.ts';
import { Replica, type ChangedRecords } from '../replica/replica.ts';

type Entities = { readonly [Kind in RecordKind]: StoredRecords[Kind]['entity'] };
type Entity = Entities[RecordKind];

function refresh(before: ReadonlyMap<string, Entity>, overlay: ReadonlyMap<string, StoredRecord> | undefined) {
  const changed = new Set([...before.keys()].filter((id) => overlay?.has(id) !== true));
  const records = new Map<string, Entity>();
  for (const [id, { entity }] of overlay ?? []) {
    const old = before.get(id);
    const same = old !== undefined && JSON.stringify(old) === JSON.stringify(entity);
    records.set(id, same ? old : entity);
    if (!same) changed.add(id);
  }
  return { records, changed };
}

/** Lays nothing yet over a replica. */
export type NewPreview = (replica: Replica) => Preview;

/** A workspace as the person sees it: `base@seq + replay(outbox)` (C1). A record keeps its identity until it differs. */
export class WorkspaceView {
  #replica: Replica;
  #isRead: boolean;
  /** What pending changes have made of records, by kind. */
  #own = byKind((): ReadonlyMap<string, Entity> => new Map());
  #preview: Preview | undefined;

  /** Without a replica nothing of the workspace has been read yet. */
  constructor(workspace_id: string, replica?: Replica) {
    this.#isRead = replica !== undefined;
    this.#replica = replica ?? new Replica(workspace_id, { epoch: '', seq: 0, ...byKind(() => []) });
  }

  get isRead(): boolean {
    return this.#isRead;
  }

  /** Puts another replica under the pending changes. */
  replace(replica: Replica): void {
    this.#replica = replica;
    this.#isRead = true;
  }

  record<Kind extends RecordKind>(kind: Kind, id: string): Entities[Kind] | undefined {
    return (this.#own[kind].get(id) ?? this.#replica[kind].get(id)?.entity) as Entities[Kind] | undefined;
  }

  *records<Kind extends RecordKind>(kind: Kind): Generator<Entities[Kind]> {
    const own = this.#own[kind] as ReadonlyMap<string, Entities[Kind]>;
    const read = this.#replica[kind] as ReadonlyMap<string, Stored<Entities[Kind]>>;
    for (const [id, { entity }] of read) yield own.get(id) ?? entity;
    for (const [id, entity] of own) if (!read.has(id)) yield entity;
  }

  /** Replays the pending changes of this workspace onto the replica; answers what looks different for it. */
  replay(items: readonly OutboxItem[], newPreview: NewPreview): ChangedRecords {
    this.#preview = items.length === 0 ? undefined : newPreview(this.#replica);
    for (const item of items) this.#preview?.apply(item);
    return this.#show();
  }

  /** Puts one more pending change on top; answers what it did by itself, too. */
  append(
    item: OutboxItem,
    newPreview: NewPreview,
  ): { readonly changes: readonly Change[]; readonly changed: ChangedRecords } {
    this.#preview ??= newPreview(this.#replica);
    const changes = this.#preview.apply(item);
    return { changes, changed: this.#show() };
  }

  #show(): ChangedRecords {
    const shown = byKind((kind) => refresh(this.#own[kind], this.#preview?.[kind]));
    this.#own = byKind((kind) => shown[kind].records);
    return byKind((kind) => shown[kind].changed);
  }
}
