import { Command } from 'commander';
import { type OutputOptions, print } from '../output/print.ts';
import { withDataFolder } from '../surroundings/with-data-folder.ts';
import type { CommandContext } from './command-context.ts';
import { jsonOption } from './json-option.ts';

/** `lockstep token revoke`: a running server closes the token's sockets within a second. */
export function tokenRevokeCommand({ surroundings }: CommandContext): Command {
  return new Command('revoke')
    .description('revoke an API token: it is refused at once, and what it had open is closed')
    .argument('<id>', 'its id, from `lockstep token list`')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  $ lockstep token revoke 01920000-0000-7000-8000-000000000001')
    .action(async (id: string, options: OutputOptions) => {
      await withDataFolder(surroundings, (core) => core.auth.tokens.revoke(id));
      print(surroundings, options, { data: { id }, words: 'Revoked.' });
    });
}
