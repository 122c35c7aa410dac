import path from 'node:path';
import { backUpData } from '@lockstep/server';
import { Command } from 'commander';
import { type OutputOptions, print } from '../output/print.ts';
import { wordBytes } from '../output/word-bytes.ts';
import { configOf } from '../surroundings/data-folder.ts';
import type { CommandContext } from './command-context.ts';
import { jsonOption } from './json-option.ts';

interface Options extends OutputOptions {
  readonly force?: boolean;
}

/** `lockstep backup`: the data of one moment in one file, while the server runs or not. */
export function backupCommand({ surroundings }: CommandContext): Command {
  return new Command('backup')
    .description('back the data up into one file, checked and of one moment; a server may go on running')
    .argument('<file>', 'where it goes')
    .option('--force', 'replace the file if it is there')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nIt holds everything but the secret in the data folder; without that, browsers sign in again.\n\nExamples:\n  $ lockstep backup /mnt/backups/lockstep.db --force\n  $ lockstep backup "lockstep-$(date +%F).db"',
    )
    .action(async (file: string, options: Options) => {
      const backup = await backUpData({
        folder: configOf(surroundings).dataFolder,
        file: path.resolve(surroundings.folder, file),
        overwrite: options.force === true,
        now: surroundings.now(),
      });
      print(surroundings, options, {
        data: backup,
        words: `Backed up ${wordBytes(backup.bytes)} to ${backup.file}`,
      });
    });
}
