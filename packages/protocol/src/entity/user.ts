import { z } from 'zod';
import { identifierSchema } from './identifier.ts';
import { lineSchema } from './text.ts';

/** A person with an account. */
export const userSchema = z.object({
  id: identifierSchema,
  name: lineSchema(120),
  email: z.email(),
});

export type User = z.infer<typeof userSchema>;
