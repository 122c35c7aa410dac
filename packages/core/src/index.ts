export type { Applied, Records } from './applied.ts';
export type { OperationContext } from './operation-context.ts';
export type { Change, Inverse } from './state/change.ts';
export { stampChange } from './state/stamp.ts';
export type { Stamp, StampedChange } from './state/stamp.ts';
export { lastWriteOf } from './state/stored.ts';
export type { FieldSeq, Stored, StoredProject, StoredTask } from './state/stored.ts';
export type { ChangeSelector, LoggedChange, Place, View } from './state/view.ts';
