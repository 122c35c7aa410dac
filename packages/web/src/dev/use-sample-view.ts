import type { Actor, Task } from '@lockstep/protocol';
import { useState } from 'react';
import type { TaskListView } from '../features/tasks/task-list-view.ts';
import { people } from './sample-people.ts';
import { inbox, kitchenTasks, projects, rest, subtasks, timed } from './sample-tasks.ts';

/** Rows that answer the hand, with nothing behind them. */
export const useSampleView = (onOpen: (task: Task) => void, openId: string | undefined) => {
  const [edited, setEdited] = useState<ReadonlyMap<string, Partial<Task>>>(new Map());
  const [editingId, setEditingId] = useState<string>();

  const change = (task: Task, fields: Partial<Task>): void => {
    setEdited(new Map(edited).set(task.id, { ...edited.get(task.id), ...fields }));
    setEditingId(undefined);
  };

  const held = new Set([kitchenTasks[4]?.id, rest[1]?.id]);
  const touched = new Map<string | undefined, Actor>([
    [timed[1]?.id, people.ben],
    [inbox[0]?.id, people.claude],
  ]);

  const view: TaskListView = {
    projectOf: (task) => projects.find(({ id }) => id === task.project_id),
    stateOf: (task) => ({
      selected: task.id === openId,
      editing: task.id === editingId,
      touchedBy: touched.get(task.id),
      heldBy: held.has(task.id) ? people.claude : undefined,
    }),
    subtasksOf: (task) => (task.id === kitchenTasks[0]?.id ? { done: 1, total: subtasks.length } : undefined),
    onToggle: (task, done) => change(task, { completed: done }),
    onOpen,
    onEdit: (task) => setEditingId(task.id),
    onRename: (task, title) => change(task, { title }),
    onEditEnd: () => setEditingId(undefined),
  };
  return { view, now: (tasks: readonly Task[]) => tasks.map((task) => ({ ...task, ...edited.get(task.id) })) };
};
