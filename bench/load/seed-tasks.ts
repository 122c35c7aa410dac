import type { Person } from '../subject/person.ts';
import { postOperation } from './post-operation.ts';

const listLength = 500;

/** A task to be: what `task.add` takes. */
export type TaskInput = Readonly<Record<string, unknown>>;

/** Adds tasks through the API, by lists. */
export async function seedTasks(
  port: number,
  person: Person,
  count: number,
  make: (index: number) => TaskInput,
): Promise<void> {
  for (let done = 0; done < count;) {
    const from = done;
    const items = Array.from({ length: Math.min(listLength, count - from) }, (_, index) => make(from + index));
    await postOperation(port, person, { op_id: `seed-${from}`, operation: 'task.add', input: { items } });
    done += items.length;
  }
}
