import { Command, InvalidArgumentError, Option } from 'commander';
import { type Project, registry, taskSortSchema, taskStatusSchema } from '@lockstep/protocol';
import { withTaskList } from '../list/open-task-list.ts';
import { type OutputOptions, print } from '../output/print.ts';
import { stylesFor } from '../output/styles.ts';
import { taskTable } from '../output/task-table.ts';
import type { CommandContext } from './command-context.ts';
import { jsonOption } from './json-option.ts';

interface Options extends OutputOptions {
  readonly status: string;
  readonly project?: string;
  readonly label?: readonly string[];
  readonly overdue?: boolean;
  readonly dueFrom?: string;
  readonly dueTo?: string;
  readonly sort: string;
  readonly limit: number;
}

const maxLimit = 500;

function readLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= maxLimit) return limit;
  throw new InvalidArgumentError(`Give a whole number, 1 to ${maxLimit}.`);
}

function criteriaOf(words: readonly string[], options: Options, time_zone: string) {
  const { status, project, label, overdue, dueFrom, dueTo, sort, limit } = options;
  return {
    status,
    sort,
    limit,
    time_zone,
    ...(words.length === 0 ? {} : { query: words.join(' ') }),
    ...(project === undefined ? {} : { project }),
    ...(label === undefined ? {} : { labels: label }),
    ...(overdue === true ? { overdue } : {}),
    ...(dueFrom === undefined ? {} : { due_from: dueFrom }),
    ...(dueTo === undefined ? {} : { due_to: dueTo }),
  };
}

/** `lockstep list`: tasks as a table. */
export function listCommand({ surroundings }: CommandContext): Command {
  return new Command('list')
    .description('list tasks, those that are overdue marked')
    .argument('[words...]', 'words that must all be in the title or the notes')
    .addOption(new Option('--status <status>', 'which').choices(taskStatusSchema.options).default('open'))
    .option('--project <name>', 'in this project, by name or id; "inbox" for none')
    .option('--label <name...>', 'bearing all of these labels')
    .option('--overdue', 'past their due date or time')
    .option('--due-from <date>', 'due on or after YYYY-MM-DD')
    .option('--due-to <date>', 'due on or before YYYY-MM-DD')
    .addOption(new Option('--sort <field>', 'in which order').choices(taskSortSchema.options).default('due'))
    .addOption(new Option('--limit <count>', 'at most so many').argParser(readLimit).default(100))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ lockstep list\n  $ lockstep list milk --status all\n  $ lockstep list --overdue --project home --json',
    )
    .action(async (words: string[], options: Options) => {
      const { found, projects } = await withTaskList(surroundings, async (list) => {
        const criteria = criteriaOf(words, options, surroundings.timeZone);
        const tasks = await list.read('task.find', criteria);
        const all = await list.read('project.list', { archived: true });
        return {
          found: registry['task.find'].result.parse(tasks),
          projects: registry['project.list'].result.parse(all).projects,
        };
      });
      const named = new Map<string, Project>(projects.map((project) => [project.id, project]));
      const styles = stylesFor(surroundings, surroundings.stdout);
      const lines = taskTable(found.tasks, named, surroundings);
      if (found.tasks.length === 0) lines.push('Nothing to show.');
      if (found.next_cursor !== null) lines.push(styles.faint(`There are more than ${options.limit}: see --limit.`));
      print(surroundings, options, { data: found, words: lines.join('\n') });
    });
}
