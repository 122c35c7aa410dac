import { LockstepError } from '@lockstep/protocol';
import type { Core } from '@lockstep/server';
import { openExistingDataFolder } from '../surroundings/data-folder.ts';
import { isServing, serverAddress } from '../surroundings/server-address.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import { noServerAt, type ServerAccess } from './ask-server.ts';
import { givenToken } from './credentials.ts';
import { FolderCredentials } from './folder-credentials.ts';
import { localIdentity } from './folder-task-list.ts';
import { knowsUs } from './knows-us.ts';

/** How the tasks are reached: through the server that is running, or straight from the data folder where none is. */
export type Access =
  | { readonly kind: 'server'; readonly server: ServerAccess }
  | { readonly kind: 'folder'; readonly core: Core };

/** Access through the server at this address, if it uses this data folder. */
async function accessByFolder(url: string, core: Core, now: () => number): Promise<ServerAccess | undefined> {
  const { user } = await localIdentity(core);
  const access = { url, credentials: new FolderCredentials(core, user.id, now) };
  if (await knowsUs(access)) return access;
  await access.credentials.revoke();
  return undefined;
}

/**
 * With `LOCKSTEP_TOKEN`: the server. Without: the server too where one runs on this data folder, since a second writer
 * on the file would not wake its sockets; else the folder. Rejects with LockstepError UNAVAILABLE.
 */
export async function findAccess(surroundings: Surroundings): Promise<Access> {
  const { url, isNamed } = serverAddress(surroundings);
  const given = surroundings.env['LOCKSTEP_TOKEN']?.trim();
  if (given !== undefined && given !== '') {
    return { kind: 'server', server: { url, credentials: givenToken(given) } };
  }
  const serving = await isServing(url);
  if (!serving && isNamed) throw noServerAt(url);
  const core = await openExistingDataFolder(surroundings);
  try {
    const server = serving ? await accessByFolder(url, core, surroundings.now) : undefined;
    if (server !== undefined) return { kind: 'server', server };
    if (!isNamed) return { kind: 'folder', core };
    throw new LockstepError(
      'UNAUTHENTICATED',
      `The server at ${url} does not use the data in ${core.config.dataFolder}. Set LOCKSTEP_TOKEN to one of its tokens.`,
    );
  } catch (error) {
    await core.close();
    throw error;
  }
}
