import { Command } from 'commander';
import { type Project, registry, wordResult } from '@lockstep/protocol';
import { momentContext } from '@lockstep/server';
import { withTaskList } from '../list/open-task-list.ts';
import type { TaskList } from '../list/task-list.ts';
import { type OutputOptions, print } from '../output/print.ts';
import { safeLine } from '../output/safe-line.ts';
import { stylesFor } from '../output/styles.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import type { CommandContext } from './command-context.ts';
import { jsonOption } from './json-option.ts';
import { quickAddInput } from './quick-add-input.ts';

const examples = `
TEXT is read as in the app's quick add:
  $ lockstep add Buy milk tomorrow 5pm every week
  $ lockstep add 'Pay rent every 1st p1 #home %bills'
  $ lockstep add 'Call Bob fri 9am // about the lease'
  $ lockstep add '"March for climate"'        words in quotes are no date`;

async function contextOf(list: TaskList, { now, timeZone, locale }: Surroundings) {
  const { projects } = registry['project.list'].result.parse(await list.read('project.list', {}));
  const { id: userId, name } = list.owner;
  const named = projects.map((project: Project) => ({ id: project.id, name: project.name }));
  return { ...momentContext(now(), timeZone, locale), projects: named, members: [{ user_id: userId, name }], userId };
}

/** `lockstep add`: one task from one line. */
export function addCommand({ surroundings }: CommandContext): Command {
  return new Command('add')
    .description('add a task')
    .argument('<text...>', 'what is to be done, with date, repetition, #project, @person, %label, p1')
    .addOption(jsonOption())
    .addHelpText('after', examples)
    .action(async (words: string[], options: OutputOptions) => {
      const { answer, said, notes } = await withTaskList(surroundings, async (list) => {
        const { input, ...read } = quickAddInput(words.join(' '), await contextOf(list, surroundings));
        return { ...read, answer: await list.execute('task.add', input) };
      });
      const styles = stylesFor(surroundings, surroundings.stdout);
      const done = styles.strong(safeLine(wordResult('task.add', answer)));
      for (const note of notes) surroundings.stderr.write(`${note}\n`);
      print(surroundings, options, { data: answer, words: said === '' ? done : `${done}, due ${said}` });
    });
}
