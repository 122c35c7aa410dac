import type { ItemInput } from '@lockstep/protocol';
import type { Commander, Write } from './commander.ts';
import { strings } from './strings.ts';

/** A task to be added; a project that does not exist yet is named, and made first. */
export type NewTask = ItemInput<'task.add'> & { title: string };

/** Adds what was said in quick add. */
export class AddCommands {
  readonly #commander: Commander;
  readonly #newId: () => string;

  constructor(commander: Commander, newId: () => string) {
    this.#commander = commander;
    this.#newId = newId;
  }

  /**
   * Adds tasks in one operation, and before it the projects that they name and that do not exist yet; all of it is taken
   * back together. `elsewhere`: where they went (“to Home”, “for Friday”), if this screen does not show them.
   */
  add(tasks: readonly NewTask[], newProjects: readonly string[], elsewhere: string | null): void {
    const [first] = tasks;
    if (first === undefined) return;
    const ids = new Map(newProjects.map((name) => [name, this.#newId()]));
    const items = tasks.map((task) => {
      const project = typeof task.project === 'string' ? (ids.get(task.project) ?? task.project) : task.project;
      return { ...task, id: this.#newId(), ...(project === undefined ? {} : { project }) };
    });
    const [only] = items;
    const saves: Write[] = [...ids].map(([name, id]) => ({ name: 'project.save', input: { id, name } }));
    const add: Write = { name: 'task.add', input: items.length === 1 && only !== undefined ? only : { items } };
    const what =
      items.length === 1 ? strings.added(first.title, elsewhere ?? '').trim() : strings.addedMany(items.length);
    this.#commander.do([...saves, add], { what, toast: elsewhere !== null || items.length > 1 });
  }
}
