import { Command, InvalidArgumentError, Option } from 'commander';
import { type Scope, scopes } from '@lockstep/protocol';
import { localIdentity } from '../list/folder-task-list.ts';
import { type OutputOptions, print } from '../output/print.ts';
import { withDataFolder } from '../surroundings/with-data-folder.ts';
import type { CommandContext } from './command-context.ts';
import { jsonOption } from './json-option.ts';

const dayMs = 24 * 60 * 60_000;
const maxDays = 3_650;

interface Options extends OutputOptions {
  readonly user?: string;
  readonly name: string;
  readonly scope?: readonly Scope[];
  readonly expiresIn?: number;
}

function readScopes(text: string): readonly Scope[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const known = scopes.filter((scope) => names.includes(scope));
  if (names.length > 0 && known.length === new Set(names).size) return known;
  throw new InvalidArgumentError(`There are ${scopes.join(', ')}.`);
}

function readDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= maxDays) return days;
  throw new InvalidArgumentError(`Give a whole number of days, 1 to ${maxDays}.`);
}

/** `lockstep token create`: prints the token and nothing else, for `TOKEN=$(…)`. */
export function tokenCreateCommand({ surroundings }: CommandContext): Command {
  return new Command('create')
    .description('make an API token and print it; it cannot be shown again')
    .requiredOption('--name <name>', 'what it is for: names the program in everyone’s activity')
    .option('--user <email>', 'whose token (default: the owner’s)')
    .addOption(
      new Option('--scope <list>', `what it is good for (default: all of ${scopes.join(',')})`).argParser(readScopes),
    )
    .addOption(new Option('--expires-in <days>', 'how long it is good (default: until revoked)').argParser(readDays))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ export LOCKSTEP_TOKEN=$(lockstep token create --name "Backup script" --scope tasks:read)\n  $ lockstep token create --name "Claude Code" --scope tasks:read,tasks:write --expires-in 90',
    )
    .action(async (options: Options) => {
      const { name, scope, expiresIn } = options;
      const expires_at =
        expiresIn === undefined ? null : new Date(surroundings.now() + expiresIn * dayMs).toISOString();
      const { token, record } = await withDataFolder(surroundings, async (core) => {
        const { user } = await localIdentity(core, options.user);
        return core.auth.tokens.create(user.id, {
          name,
          expires_at,
          ...(scope === undefined ? {} : { scopes: scope }),
        });
      });
      print(surroundings, options, { data: { token, ...record }, words: token });
    });
}
