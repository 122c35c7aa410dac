import type { Core } from '@lockstep/server';
import { openDataFolder } from './data-folder.ts';
import type { Surroundings } from './surroundings.ts';

/** Opens the data folder for as long as `work` takes; a server may be running on it meanwhile. */
export async function withDataFolder<Result>(
  surroundings: Surroundings,
  work: (core: Core) => Promise<Result>,
): Promise<Result> {
  const core = await openDataFolder(surroundings);
  try {
    return await work(core);
  } finally {
    await core.close();
  }
}
