type Identified = { id: string };

/**
 * A list with some of those that have just left it, each still after the one it stood after, so that what a hand has
 * done can be seen before it goes.
 */
export const keepLeaving = <Item extends Identified>(
  before: readonly Item[],
  now: readonly Item[],
  staying: (id: string) => Item | undefined,
): readonly Item[] => {
  const there = new Set(now.map(({ id }) => id));
  const following = new Map<string | undefined, Item[]>();
  let anchor: string | undefined;
  for (const { id } of before) {
    if (there.has(id)) {
      anchor = id;
      continue;
    }
    const item = staying(id);
    if (item !== undefined) following.set(anchor, [...(following.get(anchor) ?? []), item]);
  }
  if (following.size === 0) return now;
  return [...(following.get(undefined) ?? []), ...now.flatMap((item) => [item, ...(following.get(item.id) ?? [])])];
};
