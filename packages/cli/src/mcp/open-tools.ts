import { ApplicationTools, type ToolHost, toolRunner } from '@lockstep/server';
import { v7 } from 'uuid';
import { noServerAt } from '../list/ask-server.ts';
import { givenToken } from '../list/credentials.ts';
import { FolderCredentials } from '../list/folder-credentials.ts';
import { localIdentity } from '../list/folder-task-list.ts';
import { knowsUs } from '../list/knows-us.ts';
import { openExistingDataFolder } from '../surroundings/data-folder.ts';
import { isServing, serverAddress } from '../surroundings/server-address.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import { NearestTools } from './nearest-tools.ts';
import { ServerTools } from './server-tools.ts';

/** Tools for one connection, and how to end it. */
export interface OpenTools {
  readonly host: ToolHost;
  close(): Promise<void>;
}

/**
 * With `LOCKSTEP_TOKEN`, the tools of the server; without, those of the data folder, through a server while one runs on
 * it. Rejects with LockstepError UNAVAILABLE where there is neither.
 */
export async function openTools(surroundings: Surroundings): Promise<OpenTools> {
  const { env, timeZone, now } = surroundings;
  const { url, isNamed } = serverAddress(surroundings);
  const run_id = v7();
  const given = env['LOCKSTEP_TOKEN']?.trim();
  if (given !== undefined && given !== '') {
    const access = { url, credentials: givenToken(given) };
    return { host: new ServerTools({ access, timeZone, run_id }), close: async () => {} };
  }
  if (isNamed && !(await isServing(url))) throw noServerAt(url);
  const core = await openExistingDataFolder(surroundings);
  const identity = await localIdentity(core);
  const access = { url, credentials: new FolderCredentials(core, identity.user.id, now) };
  const host = new NearestTools({
    folder: new ApplicationTools(toolRunner(core), { identity, run_id, time_zone: timeZone }),
    server: new ServerTools({ access, timeZone, run_id }),
    isServed: async () => (await isServing(url)) && knowsUs(access),
  });
  return { host, close: () => access.credentials.close() };
}
