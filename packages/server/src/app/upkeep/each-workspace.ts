import type { LogExtent, UpkeepStore } from '../../store/store.ts';

/** Looked at in one slice. */
const workspacesAPage = 200;

/** Does something for one workspace after the other, whatever slices that takes. */
export async function* eachWorkspace(
  upkeep: UpkeepStore,
  work: (extent: LogExtent) => AsyncIterable<unknown>,
): AsyncIterable<unknown> {
  for (let after = ''; ;) {
    const extents = await upkeep.extents(after, workspacesAPage);
    for (const extent of extents) yield* work(extent);
    const last = extents.at(-1);
    if (last === undefined) return;
    after = last.workspace_id;
    yield undefined;
  }
}
