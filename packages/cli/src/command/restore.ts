import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { restoreData } from '@lockstep/server';
import { Command } from 'commander';
import { type OutputOptions, print } from '../output/print.ts';
import { configOf } from '../surroundings/data-folder.ts';
import type { CommandContext } from './command-context.ts';
import { jsonOption } from './json-option.ts';

const epochBytes = 12;

/** `lockstep restore`: puts a backup in the place of the data, which is kept aside. */
export function restoreCommand({ surroundings }: CommandContext): Command {
  return new Command('restore')
    .description('put a backup in the place of the data, which is kept aside; the server must be stopped')
    .argument('<file>', 'the backup')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nEvery client starts again from a snapshot and sends what it has not seen saved. What was revoked since the backup stays revoked.\n\nExample:\n  $ lockstep restore /mnt/backups/lockstep.db',
    )
    .action(async (file: string, options: OutputOptions) => {
      const { dataFolder } = configOf(surroundings);
      const from = path.resolve(surroundings.folder, file);
      const restored = await restoreData({
        folder: dataFolder,
        file: from,
        newEpoch: randomBytes(epochBytes).toString('base64url'),
        now: surroundings.now(),
      });
      const { replaced, keeps_revocations } = restored;
      const lines = [
        `Restored ${from} into ${dataFolder}`,
        ...(replaced === null ? [] : [`What was there is kept as ${replaced}`]),
        ...(replaced === null || keeps_revocations
          ? []
          : ['It could not be read: tokens and sessions that were revoked since the backup are valid again.']),
      ];
      print(surroundings, options, { data: { file: from, ...restored }, words: lines.join('\n') });
    });
}
