import { type Expression, type SqlBool, sql } from 'kysely';
import type { TaskCriteria, TaskSort } from '../store.ts';
import { foldText } from '@lockstep/core';
import { queries } from './kept-statement.ts';

/** The SQL function, given to the database by whoever runs these queries, that folds the case of any letter. */
export const lowerCaseFunction = 'lower_any';

/** Sorts after every real value, so that what has none comes last. */
const last = '\uffff';

// A cursor travels in an address: of a title its beginning must do.
const beginning = `substr(folded, 1, 100)`;

/** Each sort as one text key, so that a page ends at (key, id) whatever the sort. */
const sortKeys: Record<TaskSort, { readonly key: string; readonly descending: boolean }> = {
  position: { key: `position`, descending: false },
  due: { key: `coalesce(due_date, '${last}') || coalesce(due_time, '${last}') || position`, descending: false },
  priority: {
    key: `CASE priority WHEN 'urgent' THEN '0' WHEN 'high' THEN '1' WHEN 'medium' THEN '2' WHEN 'low' THEN '3' ELSE '4' END || coalesce(due_date, '${last}') || position`,
    descending: false,
  },
  created: { key: `created_at`, descending: true },
  updated: { key: `printf('%020d', seq)`, descending: true },
  completed: { key: `coalesce(completed_at, '')`, descending: true },
  title: { key: `substr(${beginning}, 1, instr(${beginning} || char(10), char(10)) - 1)`, descending: false },
};

interface Cursor {
  readonly key: string;
  readonly id: string;
}

/** The opaque `next_cursor`. */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url');
}

/** Undefined where it is none of ours. */
export function decodeCursor(text: string): Cursor | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== 2) return undefined;
    const [key, id] = parsed as readonly unknown[];
    return typeof key === 'string' && typeof id === 'string' ? { key, id } : undefined;
  } catch {
    return undefined;
  }
}

function contains(word: string): Expression<SqlBool> {
  return sql<SqlBool>`instr(folded, ${foldText(word)}) > 0`;
}

/** `lower` knows the case of ASCII alone, which is quicker to ask than JavaScript. */
function bearsLabel(label: string): Expression<SqlBool> {
  const wanted = label.toLowerCase();
  const lower = sql.raw(/^[\u0020-\u007e]*$/.test(wanted) ? 'lower' : lowerCaseFunction);
  return sql<SqlBool>`EXISTS (SELECT 1 FROM json_each(body, '$.labels') WHERE ${lower}(value) = ${wanted})`;
}

function statusConditions(status: TaskCriteria['status']): Expression<SqlBool>[] {
  if (status === 'trashed') return [sql<SqlBool>`deleted_at IS NOT NULL`];
  const alive = sql<SqlBool>`deleted_at IS NULL`;
  if (status === 'all') return [alive];
  return [alive, status === 'open' ? sql<SqlBool>`completed = 0` : sql<SqlBool>`completed = 1`];
}

function placeConditions(criteria: TaskCriteria): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  if (criteria.project_id !== undefined) conditions.push(sql<SqlBool>`project_id IS ${criteria.project_id}`);
  if (criteria.parent_id !== undefined) conditions.push(sql<SqlBool>`parent_id = ${criteria.parent_id}`);
  if (criteria.assignee_id !== undefined)
    conditions.push(sql<SqlBool>`body ->> '$.assignee_id' = ${criteria.assignee_id}`);
  if (criteria.priority !== undefined) conditions.push(sql<SqlBool>`priority = ${criteria.priority}`);
  if (criteria.ids !== undefined)
    conditions.push(sql<SqlBool>`id IN (SELECT value FROM json_each(${JSON.stringify(criteria.ids)}))`);
  return conditions;
}

function dateConditions(criteria: TaskCriteria): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  if (criteria.due_from !== undefined) conditions.push(sql<SqlBool>`due_date >= ${criteria.due_from}`);
  if (criteria.due_to !== undefined) conditions.push(sql<SqlBool>`due_date <= ${criteria.due_to}`);
  if (criteria.completed_from !== undefined) conditions.push(sql<SqlBool>`completed_at >= ${criteria.completed_from}`);
  if (criteria.completed_before !== undefined)
    conditions.push(sql<SqlBool>`completed_at < ${criteria.completed_before}`);
  return conditions;
}

/** A page of tasks as SQL: rows of `{body, id, key}`, at most `limit`. */
export function taskQuery(criteria: TaskCriteria, after: Cursor | undefined, limit: number) {
  const { key, descending } = sortKeys[criteria.sort];
  const conditions = [
    ...statusConditions(criteria.status),
    ...placeConditions(criteria),
    ...dateConditions(criteria),
    ...criteria.words.map(contains),
    ...criteria.labels.map(bearsLabel),
  ];
  if (after !== undefined) {
    const comparison = sql.raw(descending ? '<' : '>');
    conditions.push(sql<SqlBool>`(${sql.raw(key)}, id) ${comparison} (${after.key}, ${after.id})`);
  }
  const direction = descending ? 'desc' : 'asc';
  return queries
    .selectFrom('task')
    .select(['body', 'id', sql<string>`${sql.raw(key)}`.as('key')])
    .where('workspace_id', '=', criteria.workspace_id)
    .where((builder) => builder.and(conditions))
    .orderBy('key', direction)
    .orderBy('id', direction)
    .limit(limit)
    .compile();
}
