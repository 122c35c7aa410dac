import { Command } from 'commander';
import { localIdentity } from '../list/folder-task-list.ts';
import { type OutputOptions, print } from '../output/print.ts';
import { configOf } from '../surroundings/data-folder.ts';
import { serverAddress } from '../surroundings/server-address.ts';
import { withDataFolder } from '../surroundings/with-data-folder.ts';
import type { CommandContext } from './command-context.ts';
import { jsonOption } from './json-option.ts';

interface Options extends OutputOptions {
  readonly user?: string;
}

/** `lockstep login-link`: a way in for whoever is at this machine. */
export function loginLinkCommand({ surroundings }: CommandContext): Command {
  return new Command('login-link')
    .description('print a sign-in link, good once and for 15 minutes')
    .option('--user <email>', 'whose account (default: the owner’s)')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  $ lockstep login-link\n  $ lockstep login-link --user ana@example.com')
    .action(async (options: Options) => {
      const link = await withDataFolder(surroundings, async (core) => {
        const { user } = await localIdentity(core, options.user);
        return core.auth.links.create(user.id);
      });
      const { publicUrl } = configOf(surroundings);
      const url = (publicUrl?.origin ?? serverAddress(surroundings).url) + link.path;
      print(surroundings, options, { data: { url, expires_at: link.expires_at }, words: url });
    });
}
