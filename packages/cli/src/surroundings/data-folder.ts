import { existsSync } from 'node:fs';
import path from 'node:path';
import { LockstepError } from '@lockstep/protocol';
import { composeCore, type Config, type Core, createLogger, readConfig, systemEnvironment } from '@lockstep/server';
import type { Surroundings } from './surroundings.ts';

/** What the environment says of the server and its data. Throws ConfigError. */
export function configOf({ env, folder }: Surroundings): Config {
  return readConfig(env, folder);
}

/** Opens the data folder of this machine, made if it is missing; whoever opens it closes it. */
export async function openDataFolder(surroundings: Surroundings): Promise<Core> {
  const { env, stderr } = surroundings;
  const config = configOf(surroundings);
  // What a server tells its log of ordinary events would only stand between a command and its answer.
  const level = env['LOG_LEVEL'] === undefined ? 'warn' : config.logLevel;
  const core = await composeCore({
    config,
    logger: createLogger({ level, output: { isTTY: stderr.isTTY === true, write: (line) => stderr.write(line) } }),
    environment: systemEnvironment,
  });
  await core.auth.registration.ensureOwner();
  return core;
}

/** Opens it only where there is one: a mistyped folder must not become an empty task list. */
export async function openExistingDataFolder(surroundings: Surroundings): Promise<Core> {
  const { dataFolder } = configOf(surroundings);
  if (existsSync(path.join(dataFolder, 'lockstep.db'))) return openDataFolder(surroundings);
  throw new LockstepError(
    'UNAVAILABLE',
    `There is no data in ${dataFolder} and no server at the address. Start one with \`lockstep serve\`, or set LOCKSTEP_DATA or LOCKSTEP_URL.`,
  );
}
