import { Command } from 'commander';
import { localIdentity } from '../list/folder-task-list.ts';
import { type OutputOptions, print } from '../output/print.ts';
import { safeLine } from '../output/safe-line.ts';
import { stylesFor } from '../output/styles.ts';
import { table } from '../output/table.ts';
import { withDataFolder } from '../surroundings/with-data-folder.ts';
import type { CommandContext } from './command-context.ts';
import { jsonOption } from './json-option.ts';

interface Options extends OutputOptions {
  readonly user?: string;
}

function dayOf(timestamp: string | null, otherwise: string): string {
  return timestamp?.slice(0, 10) ?? otherwise;
}

/** `lockstep token list`: everything that may be told of the tokens; the tokens themselves are kept nowhere. */
export function tokenListCommand({ surroundings }: CommandContext): Command {
  return new Command('list')
    .description('list the API tokens that are not revoked')
    .option('--user <email>', 'of this account alone (default: of all)')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  $ lockstep token list\n  $ lockstep token list --user ana@example.com --json')
    .action(async (options: Options) => {
      const tokens = await withDataFolder(surroundings, async (core) => {
        const user_id = options.user === undefined ? undefined : (await localIdentity(core, options.user)).user.id;
        return core.auth.tokens.list(user_id);
      });
      const styles = stylesFor(surroundings, surroundings.stdout);
      const heading = ['ID', 'NAME', 'ACCOUNT', 'SCOPES', 'LAST USED', 'EXPIRES'];
      const rows = tokens.map((token) => [
        { text: token.id },
        { text: safeLine(token.name), paint: styles.strong },
        { text: token.user_email },
        { text: token.scopes.join(',') },
        { text: dayOf(token.last_used_at, 'never') },
        { text: dayOf(token.expires_at, 'never') },
      ]);
      const lines = table([heading.map((text) => ({ text, paint: styles.faint })), ...rows]);
      const words = tokens.length === 0 ? 'There are no tokens. `lockstep token create` makes one.' : lines.join('\n');
      print(surroundings, options, { data: tokens, words });
    });
}
