import { isOverdue } from '@lockstep/core';
import type { Project, Task } from '@lockstep/protocol';
import type { Surroundings } from '../surroundings/surroundings.ts';
import { safeLine } from './safe-line.ts';
import { stylesFor, type Styles } from './styles.ts';
import { type Cell, table } from './table.ts';
import { wordDue } from './word-due.ts';

/** Enough of an id's end to tell tasks apart; `done` takes it. */
const shortIdLength = 8;

/** The end of an id: UUIDv7s made in the same hour begin alike. */
function shortId(id: string): string {
  return id.slice(-shortIdLength);
}

const priorityMarks = { none: '', low: '!', medium: '!!', high: '!!!', urgent: '!!!!' } as const;

function dueCell(task: Task, surroundings: Surroundings, styles: Styles): Cell {
  const { timeZone, locale, now } = surroundings;
  const text = wordDue(task, timeZone, locale);
  const asker = { now: new Date(now()).toISOString(), time_zone: timeZone };
  return isOverdue(task, asker) ? { text: `${text} (overdue)`, paint: styles.bad } : { text };
}

/** Tasks as rows: state, title, due, project, labels, end of id. */
export function taskTable(
  tasks: readonly Task[],
  projects: ReadonlyMap<string, Pick<Project, 'name'>>,
  surroundings: Surroundings,
): string[] {
  const styles = stylesFor(surroundings, surroundings.stdout);
  return table(
    tasks.map((task) => {
      const project = task.project_id === null ? undefined : projects.get(task.project_id);
      return [
        { text: task.completed ? '[x]' : '[ ]', paint: task.completed ? styles.good : styles.faint },
        { text: priorityMarks[task.priority], paint: styles.warning },
        { text: safeLine(task.title), paint: task.completed ? styles.faint : styles.strong },
        dueCell(task, surroundings, styles),
        { text: project === undefined ? '' : `#${safeLine(project.name)}` },
        { text: task.labels.map((label) => `%${safeLine(label)}`).join(' '), paint: styles.faint },
        { text: shortId(task.id), paint: styles.faint },
      ];
    }),
  );
}
