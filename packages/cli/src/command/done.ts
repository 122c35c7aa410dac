import { Command } from 'commander';
import { identifierSchema, registry, wordResult, type WriteName } from '@lockstep/protocol';
import { withTaskList } from '../list/open-task-list.ts';
import { type OutputOptions, print } from '../output/print.ts';
import { safeLine } from '../output/safe-line.ts';
import { wordDue } from '../output/word-due.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import { chooseOnTerminal } from './choose-on-terminal.ts';
import type { CommandContext } from './command-context.ts';
import { findOneTask } from './find-one-task.ts';
import { jsonOption } from './json-option.ts';

interface Options extends OutputOptions {
  readonly reopen?: boolean;
}

/** Several ids are several tasks; anything else is the title of one. */
function namesIn(words: readonly string[]): readonly string[] {
  return words.every((word) => identifierSchema.safeParse(word).success) ? words : [words.join(' ')];
}

function wordNext(answer: unknown, { timeZone, locale }: Surroundings): string {
  const parsed = registry['task.complete'].result.safeParse(answer);
  const next = parsed.success ? parsed.data.next_task : undefined;
  return next === undefined ? '' : `, next due ${wordDue(next, timeZone, locale)}`;
}

/** `lockstep done`: completes tasks, or reopens them. */
export function doneCommand({ surroundings }: CommandContext): Command {
  return new Command('done')
    .description('complete a task; a recurring one gets its next occurrence')
    .argument('<task...>', 'its title or words of it, its id or the end of it; or several ids')
    .option('--reopen', 'open it again instead')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ lockstep done buy milk\n  $ lockstep done 4f2a9c1b\n  $ lockstep done --reopen buy milk',
    )
    .action(async (words: string[], options: Options) => {
      const reopen = options.reopen === true;
      const operation: WriteName = reopen ? 'task.reopen' : 'task.complete';
      const answer = await withTaskList(surroundings, async (list) => {
        const ids: string[] = [];
        for (const name of namesIn(words)) {
          ids.push(await findOneTask(name, reopen ? 'done' : 'open', list, chooseOnTerminal(surroundings)));
        }
        const [id] = ids;
        return list.execute(operation, ids.length === 1 ? { id } : { items: ids.map((each) => ({ id: each })) });
      });
      const done = safeLine(wordResult(operation, answer));
      print(surroundings, options, { data: answer, words: done + (reopen ? '' : wordNext(answer, surroundings)) });
    });
}
