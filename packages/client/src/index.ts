export type { Changes, Signal } from './announcer.ts';
export { createClient } from './client.ts';
export type { Execute, LockstepClient, SignOutResult } from './client.ts';
export type { ClientOptions } from './client-options.ts';
export type { StopReason } from './connection/after-close.ts';
export type { Token } from './http/api.ts';
export type { Fetch, FetchResponse } from './http/fetch.ts';
export type { Profile, ProfileChange } from './http/profile.ts';
export type { GroupMethods, OperationMethods } from './operations/operation-methods.ts';
export type {
  ExecuteOptions,
  ListInput,
  ListResult,
  ReadInput,
  ReadMethod,
  ReadResult,
  Receipt,
  SingleResult,
  WriteMethod,
} from './operations/operation-types.ts';
export type { Preview, PreviewContext, Rules } from './optimistic/rules.ts';
export { MemoryOutboxStorage } from './outbox/memory-outbox-storage.ts';
export type { OutboxItem, ShelvedItem } from './outbox/outbox-item.ts';
export type { OutboxStorage } from './outbox/outbox-storage.ts';
export { trashedTask } from './outbox/trashed-task.ts';
export type { Clock } from './platform/clock.ts';
export type { Device } from './platform/device.ts';
export type { Random } from './platform/random.ts';
export type { ReportError } from './platform/report-error.ts';
export type { Socket, WebSocketConstructor } from './platform/socket.ts';
export type { Touch } from './replica/touch.ts';
export type { ClientStatus, StatusState } from './status/client-status.ts';
export type { ClientStorage, PersonalStorage } from './storage/client-storage.ts';
export type { CacheOutcome, CacheUpdate, KeptRecord, KeptReplicas, KeptWorkspace } from './storage/replica-cache.ts';
export type { ReplicaCache } from './storage/replica-cache.ts';
export type { RecordKind } from './replica/record-kinds.ts';
export type { StorageOption } from './storage/resolve-storage.ts';
export { StorageError } from './storage/storage-problem.ts';
export type { StorageProblem } from './storage/storage-problem.ts';
export type { ProjectFilter } from './store/lists.ts';
export type { TaskFilter } from './store/task-filter.ts';
