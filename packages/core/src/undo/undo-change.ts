import type { Project, Task } from '@lockstep/protocol';
import { isSame } from '../state/changed-fields.ts';
import type { Stored } from '../state/stored.ts';
import type { LoggedChange } from '../state/view.ts';
import type { UndoScope } from './undo-scope.ts';

/** Fields that only make sense together: they go back together or not at all. */
const GROUPS: readonly (readonly string[])[] = [
  ['completed', 'completed_at'],
  ['due_time', 'due_zone'],
  ['project_id', 'parent_id'],
];
/** Entries of an inverse that are no fields. */
const COMPANIONS: ReadonlySet<string> = new Set(['labels', 'trashed_with']);

/** Takes one change back as far as it still stands. */
export function undoChange(scope: UndoScope, change: LoggedChange): void {
  const record = change.entity === 'task' ? scope.draft.task(change.id) : scope.draft.project(change.id);
  if (record === undefined) {
    scope.keep(change.id, 'deleted_at', 'deleted for good');
    return;
  }
  if (Object.keys(change.inverse).length === 0) undoCreation(scope, change, record);
  else undoFields(scope, change, record);
}

function undoCreation(scope: UndoScope, change: LoggedChange, record: Stored<Task | Project>): void {
  if (record.entity.deleted_at !== null) return;
  const touched = Object.keys(record.field_seq).filter(
    (field) => field !== 'position' && !scope.isUndone(change.id, record, field),
  );
  for (const field of touched) scope.keepAsWritten(change.id, record, field, 'changed');
  if (touched.length > 0) return;
  write(scope, change, { ...record.entity, deleted_at: scope.context.now }, null);
}

function undoFields(scope: UndoScope, change: LoggedChange, record: Stored<Task | Project>): void {
  const fields = Object.keys(change.inverse).filter((field) => !COMPANIONS.has(field));
  const undoesTrashing = change.inverse['deleted_at'] !== undefined && scope.isOwn(change, record, 'deleted_at');
  if (record.entity.deleted_at !== null && !undoesTrashing) {
    // Delete wins (X4): in the trash nothing else goes back either.
    const differs = fields.some((field) => !isAsBefore(change, record.entity, field));
    if (differs) scope.keepAsWritten(change.id, record, 'deleted_at', 'deleted');
    return;
  }
  const back = fields.filter((field) => goesBack(scope, change, record, field));
  let entity = record.entity;
  for (const field of back) {
    entity = withValue(entity, field, change.inverse[field]?.[0]);
    scope.bringBack(change.id, field, change.inverse[field]?.[1] ?? record.created_seq);
  }
  const trashed_with = back.includes('deleted_at') ? trashedWithBefore(change) : record.trashed_with;
  write(scope, change, withLabelOrder(entity, change), trashed_with);
}

function goesBack(scope: UndoScope, change: LoggedChange, record: Stored<Task | Project>, field: string): boolean {
  const group = GROUPS.find((fields) => fields.includes(field)) ?? [field];
  const written = group.filter((member) => change.inverse[member] !== undefined);
  const foreign = written.filter((member) => !scope.isOwn(change, record, member));
  if (foreign.length === 0) return true;
  const [owner = field] = foreign;
  if (!isAsBefore(change, record.entity, field)) {
    const reported = foreign.includes(field) ? field : owner;
    scope.keepAsWritten(change.id, record, reported, 'changed');
  }
  return false;
}

function isAsBefore(change: LoggedChange, entity: Task | Project, field: string): boolean {
  return isSame(valueOf(entity, field), change.inverse[field]?.[0]);
}

function valueOf(entity: Task | Project, field: string): unknown {
  if (!field.startsWith('labels:')) return Reflect.get(entity, field);
  return 'labels' in entity && entity.labels.includes(field.slice('labels:'.length));
}

function withValue<Entity extends Task | Project>(entity: Entity, field: string, value: unknown): Entity {
  if (!field.startsWith('labels:') || !('labels' in entity)) return { ...entity, [field]: value };
  const label = field.slice('labels:'.length);
  const others = entity.labels.filter((other) => other !== label);
  return { ...entity, labels: value === true ? [...others, label] : others };
}

/** Labels that are back stand where they stood; those that came since follow. */
function withLabelOrder<Entity extends Task | Project>(entity: Entity, change: LoggedChange): Entity {
  const order: unknown = change.inverse['labels']?.[0];
  if (!('labels' in entity) || !Array.isArray(order)) return entity;
  const known = order.filter((label): label is string => entity.labels.includes(String(label)));
  return { ...entity, labels: [...known, ...entity.labels.filter((label) => !known.includes(label))] };
}

function trashedWithBefore(change: LoggedChange): string | null {
  const before: unknown = change.inverse['trashed_with']?.[0];
  return typeof before === 'string' ? before : null;
}

function write(scope: UndoScope, change: LoggedChange, entity: Task | Project, trashed_with: string | null): void {
  if (change.entity === 'task') scope.draft.writeTask(entity as Task, trashed_with);
  else scope.draft.writeProject(entity as Project);
}
