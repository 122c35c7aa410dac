import type { ShelvedItem } from '@lockstep/client';

/** A field of a refused change that a person can write anew. */
export interface EditableField {
  readonly name: string;
  readonly value: string;
  readonly kind: 'text' | 'lines' | 'date' | 'time';
}

const kinds: Readonly<Record<string, EditableField['kind']>> = {
  notes: 'lines',
  description: 'lines',
  due_date: 'date',
  start_date: 'date',
  due_time: 'time',
};

/** What people write themselves. The rest is ids, and choices that an app has better means for. */
const written = new Set(['title', 'name', 'notes', 'description', 'due_date', 'start_date', 'due_time']);

/** What of a change can be written anew; nothing of a list. */
export function editableFields({ input }: ShelvedItem): readonly EditableField[] {
  return Object.entries(input).flatMap(([name, value]) =>
    written.has(name) && typeof value === 'string' ? [{ name, value, kind: kinds[name] ?? 'text' }] : [],
  );
}

/** The change's input with fields written anew; a date or time left empty is none. */
export function editedInput(item: ShelvedItem, values: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  const edited = editableFields(item).map(({ name, kind, value }) => {
    const written = values.get(name) ?? value;
    return [name, written === '' && (kind === 'date' || kind === 'time') ? null : written] as const;
  });
  return { ...item.input, ...Object.fromEntries(edited) };
}
