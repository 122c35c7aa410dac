import {
  actorSchema,
  problemSchema,
  memberSchema,
  projectSchema,
  recurrenceSchema,
  taskSchema,
  userSchema,
  workspaceRecordSchema,
  workspaceSchema,
} from '@lockstep/protocol';
import { z } from 'zod';
import type { JsonSchema } from './api-document.ts';

/** Schemas that stand under a name of their own in the document. */
const named = z.registry<{ id: string }>();
named.add(taskSchema, { id: 'Task' });
named.add(projectSchema, { id: 'Project' });
named.add(memberSchema, { id: 'Member' });
named.add(workspaceRecordSchema, { id: 'WorkspaceRecord' });
named.add(recurrenceSchema, { id: 'Recurrence' });
named.add(actorSchema, { id: 'Actor' });
named.add(userSchema, { id: 'User' });
named.add(workspaceSchema, { id: 'Workspace' });
named.add(problemSchema, { id: 'Problem' });

const unnamed = z.registry<{ id: string }>();
const definitions = '#/$defs/';
const place = '#/components/schemas/';
/** The format says it; the expression behind it is a screenful that helps no reader. */
const spokenFormats = new Set(['uuid', 'date', 'date-time', 'email']);

interface Emitted extends JsonSchema {
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

function relink(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relink);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      key === '$ref' && typeof entry === 'string' ? entry.replace(definitions, place) : relink(entry),
    ]),
  );
}

/** Turns zod schemas into JSON Schema, gathering the named ones under `components.schemas`. */
export class SchemaCollector {
  readonly #schemas = new Map<string, JsonSchema>();

  /** What callers send: unknown fields are refused. */
  input(schema: z.ZodType): JsonSchema {
    return this.#emit(schema, 'input');
  }

  /** What they get: later versions may add fields, so unknown ones are not ruled out. */
  output(schema: z.ZodType): JsonSchema {
    const id = named.get(schema)?.id;
    if (id === undefined) return this.#emit(schema, 'output');
    this.#emit(z.object({ named: schema }), 'output');
    return { $ref: place + id };
  }

  /** The named schemas met so far. */
  schemas(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.#schemas].toSorted(([a], [b]) => a.localeCompare(b)));
  }

  #emit(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const emitted = z.toJSONSchema(schema, {
      io,
      metadata: io === 'output' ? named : unnamed,
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        const description = z.globalRegistry.get(zodSchema)?.description;
        if (description !== undefined) jsonSchema.description = description;
        if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
        if (jsonSchema.format !== undefined && spokenFormats.has(jsonSchema.format)) delete jsonSchema.pattern;
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        delete jsonSchema.id;
      },
    });
    delete emitted.$schema;
    const { $defs = {}, ...root } = relink(emitted) as Emitted;
    for (const [name, definition] of Object.entries($defs)) this.#schemas.set(name, definition);
    return root;
  }
}
