/** What a page says to a new build that waits: the person wants it now. */
export const takeOver = 'take-over';
