import { z } from 'zod';

const parameter = /\{(\w+)\}/g;

/** Names of the `{…}` parts of a path. */
export function paramNames(path: string): string[] {
  return [...path.matchAll(parameter)].map(([, name = '']) => name);
}

/** An input's schema without the fields that the path gives; the very same schema if it gives none. */
export function withoutPathFields(input: z.ZodObject, path: string): z.ZodObject {
  const names = new Set(paramNames(path).filter((name) => Object.hasOwn(input.shape, name)));
  if (names.size === 0) return input;
  return z.strictObject(Object.fromEntries(Object.entries(input.shape).filter(([name]) => !names.has(name))));
}
