import type { Interpretation, Lookup, TaskFilter } from '../language/index.ts';
import { titleIndex } from '../language/titles/title-index.ts';
import { type KnownTask, nextCursorIn } from './known-tasks.ts';
import type { PlannedToolCall } from './planned-call.ts';
import type { PastCall } from './read-prompt.ts';

const PAGE = 200;
/** More tasks than these four pages hold are too many for one sentence. */
const MOST_PAGES = 4;
const READ = 'find_tasks';

/** The reads that are still missing before an utterance can be understood for certain. */
export function missingReads(
  { lookups, intents }: Interpretation,
  calls: readonly PastCall[],
  known: readonly KnownTask[],
): readonly PlannedToolCall[] {
  const wanted = lookups.filter((lookup) => lookup.kind !== 'title' || lookup.words.trim() !== '').map(inputFor);
  const missing = unique(wanted).filter((input) => !hasAsked(calls, input));
  if (missing.length > 0) return missing.map((input) => ({ name: READ, input }));
  const unread = notesToRead(intents, known).filter((input) => !hasAsked(calls, input));
  const all = [...furtherPages(calls), ...nearbyTitles(lookups, calls, known), ...unread];
  return unique(all).map((input) => ({ name: READ, input }));
}

type Input = PlannedToolCall['input'];

function inputFor(lookup: Lookup): Input {
  switch (lookup.kind) {
    case 'ids':
      return { ids: lookup.ids.slice(0, PAGE), status: 'all', limit: PAGE };
    case 'title':
      return { query: lookup.words, status: lookup.status, limit: PAGE };
    default:
      return filterInput(lookup.filter);
  }
}

/** What the tool cannot filter by (no date, repeating) is filtered from what it finds. */
function filterInput({ undated: _undated, repeating: _repeating, ...filter }: TaskFilter): Input {
  return { ...filter, limit: PAGE };
}

function unique(inputs: readonly Input[]): readonly Input[] {
  return [...new Map(inputs.map((input) => [canonical(input), input])).values()];
}

function hasAsked(calls: readonly PastCall[], input: Input): boolean {
  const wanted = canonical(input);
  return calls.some((call) => call.name === READ && canonical(call.input) === wanted);
}

/** What a tool's own schema fills in; a call may come back with it or without. */
const DEFAULTS: Readonly<Record<string, unknown>> = { status: 'open', sort: 'position', detail: 'compact' };

function canonical(input: unknown): string {
  if (typeof input !== 'object' || input === null) return JSON.stringify(input);
  const told = Object.entries(input).filter(([key, value]) => value !== undefined && value !== DEFAULTS[key]);
  return JSON.stringify(told.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A filter means all of its tasks, however many pages they fill. */
function furtherPages(calls: readonly PastCall[]): readonly Input[] {
  return calls.flatMap(({ name, input, result }, index) => {
    const cursor = result?.kind === 'ok' && name === READ ? nextCursorIn(result.value) : undefined;
    if (cursor === undefined || typeof input !== 'object' || input === null || 'query' in input) return [];
    const next = { ...input, cursor };
    const pages = calls
      .slice(0, index + 1)
      .filter((call) => call.name === READ && isSameList(call.input, input)).length;
    return pages >= MOST_PAGES || hasAsked(calls, next) ? [] : [next];
  });
}

function isSameList(a: unknown, b: unknown): boolean {
  const bare = (input: unknown): string =>
    canonical(typeof input === 'object' && input !== null ? { ...input, cursor: undefined } : input);
  return bare(a) === bare(b);
}

/** A title that was not found may be misspelt: the latest tasks are looked through for what comes near. */
function nearbyTitles(
  lookups: readonly Lookup[],
  calls: readonly PastCall[],
  known: readonly KnownTask[],
): readonly Input[] {
  const index = titleIndex(known);
  return lookups.flatMap((lookup) => {
    if (lookup.kind !== 'title' || index.withAllWords(lookup.words, () => true).length > 0) return [];
    const input = { status: lookup.status, sort: 'updated', limit: PAGE };
    return hasAsked(calls, input) ? [] : [input];
  });
}

/** A line is added to notes only where they are known in full. */
function notesToRead(intents: Interpretation['intents'], known: readonly KnownTask[]): readonly Input[] {
  return intents.flatMap((intent) => {
    if (intent.kind !== 'update' || intent.change.add_note === undefined) return [];
    const unread = known.filter(
      (task) => intent.target.ids.includes(task.id) && task.hasNotes && task.notes === undefined,
    );
    return unread.length > 0 ? [{ ids: unread.map(({ id }) => id), status: 'all', detail: 'full', limit: PAGE }] : [];
  });
}
