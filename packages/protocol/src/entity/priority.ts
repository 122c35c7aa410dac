import { z } from 'zod';

/** Least to most pressing; the array's order is the sort order. */
export const priorities = ['none', 'low', 'medium', 'high', 'urgent'] as const;

export const prioritySchema = z.enum(priorities);

export type Priority = z.infer<typeof prioritySchema>;
