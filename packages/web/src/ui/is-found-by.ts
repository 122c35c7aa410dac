const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('_', ' ').toLowerCase();

/** Whether a text has each word of what somebody types, in any order, whatever its accents and capitals. */
export const isFoundBy = (text: string, query: string): boolean => {
  const searched = plain(text);
  return plain(query)
    .split(/\s+/)
    .every((word) => searched.includes(word));
};
