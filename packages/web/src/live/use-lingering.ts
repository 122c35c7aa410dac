import { useLockstep } from '@lockstep/react';
import type { Task } from '@lockstep/protocol';
import { useEffect, useState } from 'react';
import { keepLeaving } from './keep-leaving.ts';

const lingerMs = 1800;

type Shown = { source: readonly Task[]; list: readonly Task[] };

/**
 * A list in which a task that was just completed stays a moment where it is, so that its circle is seen to close and a
 * slip of the hand can be mended in place.
 */
export const useLingering = (tasks: readonly Task[]): readonly Task[] => {
  const client = useLockstep();
  const [shown, setShown] = useState<Shown>({ source: tasks, list: tasks });
  let list = shown.list;
  if (shown.source !== tasks) {
    list = keepLeaving(shown.list, tasks, (id) => {
      const task = client.task(id);
      return task?.completed === true && task.deleted_at === null ? task : undefined;
    });
    setShown({ source: tasks, list });
  }
  useEffect(() => {
    if (list === tasks) return undefined;
    const timer = setTimeout(() => setShown({ source: tasks, list: tasks }), lingerMs);
    return () => clearTimeout(timer);
  }, [list, tasks]);
  return list;
};
