import type { ChangeEvent } from '@lockstep/protocol';

/** What a change is about, as far as its form tells: every kind of record is told of alike. */
export interface EventSubject {
  /** The kind, by the name that snapshots have for it; one that this version may not know. */
  readonly kind: string;
  /** `created`, `updated`, `deleted` or `purged`; one that this version may not know. */
  readonly verb: string;
  readonly id: string | undefined;
  /** The record as the change has left it, where it tells that. */
  readonly entity: { readonly id: string } | undefined;
}

/** Takes `task_created` apart: `{"type":"task_created","task":{…}}`, `{"type":"task_deleted","task_id":"…"}`. */
export function eventSubject(event: ChangeEvent): EventSubject {
  const [name = '', verb = ''] = event.type.split('_');
  const fields = event as unknown as Readonly<Record<string, unknown>>;
  const entity = fields[name] as EventSubject['entity'];
  return { kind: `${name}s`, verb, id: entity?.id ?? (fields[`${name}_id`] as string | undefined), entity };
}
