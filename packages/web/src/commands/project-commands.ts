import type { Project, ProjectColor } from '@lockstep/protocol';
import type { Commander } from './commander.ts';
import { strings } from './strings.ts';

/** What can be done with a project, each with its way back. */
export class ProjectCommands {
  readonly #commander: Commander;
  readonly #newId: () => string;

  constructor(commander: Commander, newId: () => string) {
    this.#commander = commander;
    this.#newId = newId;
  }

  /** Creates a project; answers its id, under which the screen shows it at once. */
  create(name: string, color: ProjectColor): string {
    const id = this.#newId();
    this.#commander.do([{ name: 'project.save', input: { id, name, color } }], { what: strings.projectCreated(name) });
    return id;
  }

  change({ id }: Project, name: string, color: ProjectColor): void {
    this.#commander.do([{ name: 'project.save', input: { id, name, color } }], { what: strings.projectSaved(name) });
  }

  archive({ id, name }: Project, archived: boolean): void {
    const what = archived ? strings.projectArchived(name) : strings.projectBack(name);
    this.#commander.do([{ name: 'project.archive', input: { id, archived } }], { what });
  }

  remove({ id, name }: Project): void {
    this.#commander.do([{ name: 'project.delete', input: { id } }], { what: strings.projectDeleted(name) });
  }
}
