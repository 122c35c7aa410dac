/** English words before and of a length of time: "for half an hour". */
export const ENGLISH_DURATION = {
  lead: ['for', 'lasting'],
  some: ['half an', 'an', 'a', 'one and a half'],
} as const;
