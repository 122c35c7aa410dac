/** Least to most pressing; the array's order is the sort order. */
export const priorities = ['none', 'low', 'medium', 'high', 'urgent'] as const;

export type Priority = (typeof priorities)[number];
