import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { type OutputOptions, print } from '../output/print.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import { withDataFolder } from '../surroundings/with-data-folder.ts';
import type { CommandContext } from './command-context.ts';
import { jsonOption } from './json-option.ts';

interface Options extends OutputOptions {
  readonly email: string;
  readonly name: string;
  readonly passwordStdin?: boolean;
}

/** What was piped in, without the newline that `echo` adds. */
async function passwordFrom({ stdin }: Surroundings): Promise<string> {
  return (await text(stdin)).replace(/\r?\n$/, '');
}

/** `lockstep user create`: prints the new person's id. */
export function userCreateCommand({ surroundings }: CommandContext): Command {
  return new Command('create')
    .description('make an account and print its id')
    .requiredOption('--email <email>', 'the address the person signs in with')
    .requiredOption('--name <name>', 'what others call the person')
    .option('--password-stdin', 'read a password from standard input; without one the person signs in by link')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ lockstep user create --email ana@example.com --name Ana\n  $ pass show ana | lockstep user create --email ana@example.com --name Ana --password-stdin',
    )
    .action(async (options: Options) => {
      const { email, name } = options;
      const password = options.passwordStdin === true ? await passwordFrom(surroundings) : undefined;
      const { user, personal_workspace_id } = await withDataFolder(surroundings, (core) =>
        core.auth.registration.register({ email, name, password }),
      );
      print(surroundings, options, { data: { ...user, personal_workspace_id }, words: user.id });
    });
}
