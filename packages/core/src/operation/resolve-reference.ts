import { type Candidate, identifierSchema, LockstepError } from '@lockstep/protocol';
import { foldText } from '../filter/fold-text.ts';
import type { View } from '../state/view.ts';

const MAX_CANDIDATES = 10;
/** The tasks without a project, where no project is called so. */
const INBOX = 'inbox';

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * The project that an id or a name means; null for the Inbox. Deleted projects are not found.
 *
 * @throws LockstepError NOT_FOUND, AMBIGUOUS with the candidates.
 */
export function resolveProject(view: View, reference: string | null): string | null {
  if (reference === null) return null;
  const projects = view.projects().map(({ entity }) => entity);
  const named = matches(projects, reference);
  if (named.length === 0 && foldText(reference) === INBOX) return null;
  return only(named, projects, 'project', reference);
}

/**
 * The task that an id or a title means. By title only open tasks are found, by id any.
 *
 * @throws LockstepError NOT_FOUND, AMBIGUOUS with the candidates.
 */
export function resolveTask(view: View, reference: string): string {
  if (isIdentifier(reference)) {
    const byId = view.task(reference.toLowerCase());
    if (byId !== undefined) return byId.entity.id;
  }
  const titled = view.tasksTitled(reference).map(({ entity }) => ({ id: entity.id, name: entity.title }));
  return only(titled, [], 'task', reference);
}

/**
 * The member that an id or a name means; null for nobody.
 *
 * @throws LockstepError NOT_FOUND, AMBIGUOUS with the candidates.
 */
export function resolveAssignee(view: View, reference: string | null): string | null {
  if (reference === null) return null;
  const members = view.members().map(({ entity }) => entity);
  return only(matches(members, reference), members, 'member', reference);
}

function matches(all: readonly Named[], reference: string): readonly Named[] {
  const named = reference.toLowerCase();
  const byId = all.filter(({ id }) => id === named);
  if (byId.length > 0) return byId;
  const wanted = foldText(reference);
  return all.filter(({ name }) => foldText(name) === wanted);
}

function only(found: readonly Named[], all: readonly Named[], kind: string, reference: string): string {
  const [first, ...others] = found;
  if (first === undefined) {
    throw new LockstepError('NOT_FOUND', `There is no ${kind} “${reference}”.`, { candidates: candidates(all) });
  }
  if (others.length > 0) {
    const detail = `More than one ${kind} is called “${reference}”; say which by its id.`;
    throw new LockstepError('AMBIGUOUS', detail, { candidates: candidates(found) });
  }
  return first.id;
}

function candidates(named: readonly Named[]): Candidate[] {
  return named.slice(0, MAX_CANDIDATES).map(({ id, name }) => ({ id, name }));
}

function isIdentifier(text: string): boolean {
  return identifierSchema.safeParse(text).success;
}
