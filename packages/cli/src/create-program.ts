import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addCommand } from './command/add.ts';
import { backupCommand } from './command/backup.ts';
import type { CommandContext } from './command/command-context.ts';
import { doctorCommand } from './command/doctor.ts';
import { doneCommand } from './command/done.ts';
import { listCommand } from './command/list.ts';
import { loginLinkCommand } from './command/login-link.ts';
import { mcpCommand } from './command/mcp.ts';
import { restoreCommand } from './command/restore.ts';
import { serveCommand } from './command/serve.ts';
import { tokenCreateCommand } from './command/token-create.ts';
import { tokenListCommand } from './command/token-list.ts';
import { tokenRevokeCommand } from './command/token-revoke.ts';
import { userCreateCommand } from './command/user-create.ts';
import { watchCommand } from './command/watch.ts';
import type { Surroundings } from './surroundings/surroundings.ts';

const environmentHelp = `
Environment:
  LOCKSTEP_URL    the server that commands talk to (default http://HOST:PORT)
  LOCKSTEP_TOKEN  the API token they show it; without one, commands use the data folder of this machine
  LOCKSTEP_DATA   that folder (default ./data); \`lockstep serve --help\` lists the server's variables

Exit codes: 0 done, 1 failed, 2 not understood.

First steps:
  $ lockstep serve
  $ lockstep add "Pay rent every 1st 9am p1 #home"
  $ lockstep list
  $ lockstep done pay rent`;

function group(name: string, description: string, commands: readonly Command[]): Command {
  const parent = new Command(name).description(description);
  for (const command of commands) parent.addCommand(command);
  return parent;
}

/** Makes a command and those below it end and write as the program does. */
function adopt(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const below of command.commands) adopt(below, command);
  return command;
}

/** All the commands there are. A usage error is thrown as commander's own. */
export function createProgram(surroundings: Surroundings, outcome: CommandContext['outcome']): Command {
  const context = { surroundings, outcome };
  const { stdout, stderr } = surroundings;
  const program = new Command('lockstep')
    .description('One task list shared by people and AI assistants.')
    .version(manifest.version)
    .addHelpText('after', environmentHelp)
    .showHelpAfterError('(--help shows how it is used)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  const commands = [
    serveCommand(),
    addCommand(context),
    listCommand(context),
    doneCommand(context),
    watchCommand(context),
    mcpCommand(context),
    loginLinkCommand(context),
    group('user', 'accounts on this machine', [userCreateCommand(context)]),
    group('token', 'API tokens', [tokenCreateCommand(context), tokenListCommand(context), tokenRevokeCommand(context)]),
    backupCommand(context),
    restoreCommand(context),
    doctorCommand(context),
  ];
  for (const command of commands) program.addCommand(adopt(command, program));
  return program;
}
