import { z } from 'zod';

/** How far an agent's run has got (M15). Never in the log (D9). */
export const progressSchema = z.object({
  type: z.literal('progress'),
  run_id: z.string(),
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
  label: z.string(),
});

export type ProgressFrame = z.infer<typeof progressSchema>;
