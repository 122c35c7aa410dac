import type { Actor, ChangeEvent } from '@lockstep/protocol';
import { safeLine } from '../output/safe-line.ts';

/** Fields that change along with others and say nothing by themselves. */
const silent = new Set(['completed_at', 'due_zone', 'position']);

function fieldsOf(changed: readonly string[]): string {
  const told = changed.filter((field) => !silent.has(field));
  if (told.length === 0) return 'moved';
  return `changed ${told.map((field) => field.replace(/_id$/, '').replaceAll('_', ' ')).join(', ')} of`;
}

function verbOf(event: ChangeEvent): string {
  if (event.type.endsWith('_created')) return 'added';
  if (event.type === 'member_deleted') return 'removed';
  if (event.type.endsWith('_deleted')) return 'deleted';
  if (event.type === 'task_purged') return 'removed from the trash';
  if (event.type === 'task_updated' && event.changed.includes('completed')) {
    return event.task.completed ? 'completed' : 'reopened';
  }
  return 'changed' in event ? fieldsOf(event.changed) : 'changed';
}

function subjectOf(event: ChangeEvent): string {
  if ('task' in event) return `“${event.task.title}”`;
  if ('task_title' in event) return `“${event.task_title}”`;
  if ('project' in event) return `project “${event.project.name}”`;
  if ('project_name' in event) return `project “${event.project_name}”`;
  if ('workspace' in event) return `workspace “${event.workspace.name}”`;
  return `member ${'member' in event ? event.member.name : event.member_name}`;
}

/** Who did it, with what. */
export function wordActor({ name, client, kind }: Actor): string {
  if (client !== undefined) return safeLine(`${name} (${client})`);
  return safeLine(kind === 'assistant' ? `${name} (assistant)` : name);
}

/** What was done, in the past tense: `completed “Milk”`. */
export function wordChange(event: ChangeEvent): string {
  return safeLine(`${verbOf(event)} ${subjectOf(event)}`);
}
