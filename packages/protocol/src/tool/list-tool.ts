import { z } from 'zod';
import type { Tool, ToolHints } from './define-tool.ts';

/** A tool as MCP's `tools/list` and model providers show it. */
export interface ToolListing {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: ToolJsonSchema;
  readonly outputSchema: ToolJsonSchema;
  readonly annotations: ToolHints;
}

export interface ToolJsonSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

const largest = Number.MAX_SAFE_INTEGER;

/**
 * A schema as JSON Schema 2020-12, as short as it can be: models read it on every turn, so what only a validator needs
 * (patterns beside a format, lengths of texts) is left to our own check, whose errors name the field. Of an answer only
 * the shape is told.
 */
function toShortJsonSchema(schema: z.ZodObject, io: 'input' | 'output'): ToolJsonSchema {
  const { properties, required, additionalProperties } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      delete jsonSchema.pattern;
      delete jsonSchema.maxLength;
      delete jsonSchema.minLength;
      if (jsonSchema.description === '') delete jsonSchema.description;
      if (jsonSchema.maximum === largest) delete jsonSchema.maximum;
      if (jsonSchema.minimum === -largest || io === 'output') delete jsonSchema.minimum;
      if (io === 'output' && jsonSchema.type === 'object' && jsonSchema.properties !== undefined) {
        delete jsonSchema.additionalProperties;
      }
    },
  });
  return {
    type: 'object',
    properties: properties ?? {},
    ...(required === undefined ? {} : { required }),
    ...(additionalProperties === undefined ? {} : { additionalProperties }),
  };
}

/** The tool as it is listed to models. */
export function listTool(tool: Tool): ToolListing {
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: toShortJsonSchema(tool.input, 'input'),
    outputSchema: toShortJsonSchema(tool.output, 'output'),
    annotations: tool.hints,
  };
}
