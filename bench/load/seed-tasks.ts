import type { Person } from '../subject/person.ts';

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
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/operations`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${person.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ op_id: `seed-${from}`, operation: 'task.add', input: { items } }),
    });
    if (!response.ok) throw new Error(`Seeding failed: ${await response.text()}`);
    await response.arrayBuffer();
    done += items.length;
  }
}
