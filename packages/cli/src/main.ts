import { Command } from 'commander';
import { serveCommand } from './command/serve.ts';

const program = new Command('lockstep')
  .description('One task list shared by people and AI assistants.')
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  })
  .addCommand(serveCommand());

await program.parseAsync(process.argv);
