import { identifierSchema } from '../entity/identifier.ts';

/** A record that a tool call names otherwise than by its id. */
export interface Mention {
  readonly entity: 'task' | 'project';
  /** The title or name as it was said. */
  readonly name: string;
  /** The dotted place in the tool's input, for errors. */
  readonly path: string;
  /** Tasks: where to look first. A recurring task's many completed occurrences bear the open one's title. */
  readonly among: 'open' | 'done' | 'trashed';
}

/** Whether a reference already is an id. */
export function isIdentifier(reference: string): boolean {
  return identifierSchema.safeParse(reference).success;
}

/** The mentions in a list of task references, e.g. a tool's `ids`. */
export function taskMentions(
  references: readonly { readonly reference: string | undefined; readonly path: string }[],
  among: Mention['among'] = 'open',
): Mention[] {
  return references.flatMap(({ reference, path }) =>
    reference === undefined || isIdentifier(reference) ? [] : [{ entity: 'task', name: reference, path, among }],
  );
}

/** The mentions in a tool's `ids`. */
export function idMentions(ids: readonly string[], among: Mention['among'] = 'open'): Mention[] {
  return taskMentions(
    ids.map((reference, index) => ({ reference, path: `ids.${index}` })),
    among,
  );
}
