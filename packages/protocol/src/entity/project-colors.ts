/** Names of the palette's hues, not colour values: each theme draws them its own way. */
export const projectColors = ['stone', 'persimmon', 'amber', 'moss', 'teal', 'sky', 'plum', 'rose'] as const;

export type ProjectColor = (typeof projectColors)[number];
