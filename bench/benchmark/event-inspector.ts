import { changeEventSchema } from '@lockstep/protocol';
import type { Dialect } from '../dialect/dialect.ts';
import type { LiveClientOptions } from '../load/live-client.ts';
import type { Person } from '../subject/person.ts';

/** Of so many changes one is read in full. */
const interval = 16;

/** Reads a sample of what comes in full: that it is what the contract says, and the receiver's own. */
export class EventInspector {
  readonly #dialect: Dialect;
  #seen = 0;
  #foreign = 0;
  #malformed = 0;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** Changes of somebody else's, and changes that are not shaped as the contract says. */
  get faults(): { readonly foreign: number; readonly malformed: number } {
    return { foreign: this.#foreign, malformed: this.#malformed };
  }

  /** Looks at what one person receives. */
  of(person: Person): NonNullable<LiveClientOptions['onEvent']> {
    return (_seq, bytes, start, end) => {
      this.#seen += 1;
      if (this.#seen % interval === 1) this.#inspect(bytes.toString('utf8', start, end), person);
    };
  }

  #inspect(text: string, person: Person): void {
    const parsed = changeEventSchema.safeParse(this.#dialect.eventOf(text));
    if (!parsed.success || parsed.data.type !== 'task_created') this.#malformed += 1;
    else if (parsed.data.task.user_id !== person.user_id) this.#foreign += 1;
  }
}
