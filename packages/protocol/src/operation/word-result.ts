import { z } from 'zod';
import type { Wording, WriteOperation } from './define-operation.ts';
import { registry, type WriteName } from './registry.ts';

const named = z.looseObject({
  task: z.looseObject({ title: z.string() }).optional(),
  project: z.looseObject({ name: z.string() }).optional(),
  workspace: z.looseObject({ name: z.string() }).optional(),
  member: z.looseObject({ name: z.string() }).optional(),
  task_title: z.string().optional(),
  project_name: z.string().optional(),
  member_name: z.string().optional(),
  reverted: z.number().optional(),
});
const listSchema = z.looseObject({ items: z.array(z.looseObject({})) });

function fill(wording: Wording, count: number, name: string | undefined): string {
  if (count !== 1) return wording.many.replaceAll('{count}', String(count));
  return wording.one.replace(/\{(?:title|name)\}/, () => name ?? '');
}

/**
 * What a write did, in the operation's own words: `Completed “Milk”`, `Added 3 tasks`. Items that were refused
 * (`on_error: "skip"`) are not counted.
 *
 * @param result what the operation answered, for one item or `{items}`.
 */
export function wordResult(operation: WriteName, result: unknown): string {
  const list = listSchema.safeParse(result);
  const items = list.success ? list.data.items.filter((item) => item['error'] === undefined) : [result];
  const first = named.safeParse(items[0]);
  const { task, project, workspace, member, task_title, project_name, member_name, reverted } = first.success
    ? first.data
    : {};
  const record = project ?? workspace ?? member;
  const name = task?.title ?? record?.name ?? task_title ?? project_name ?? member_name;
  const declared: WriteOperation = registry[operation];
  const exact = declared.result.safeParse(items[0]);
  const wording = (exact.success ? declared.wordingFor?.(exact.data) : undefined) ?? declared.wording;
  return fill(wording, reverted ?? items.length, name);
}
