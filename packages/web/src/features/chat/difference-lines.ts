import type { Difference } from './read-turn.ts';
import type { SeenTask } from './seen-task.ts';
import { strings } from './strings.ts';

/** One line of what changed: a value before, a value after. */
export type DifferenceLine = { title: string; from?: string | undefined; to?: string | undefined };

/** How the reader is told of values. */
export type ValueWords = {
  due: (task: SeenTask) => string | undefined;
  /** The project's name; `undefined` for the Inbox and for what is not known here. */
  project: (id: string) => string | undefined;
  priority: (priority: string) => string | undefined;
};

type Values = (task: SeenTask, words: ValueWords) => string | undefined;

const due: Values = (task, words) => words.due(task);
const project: Values = ({ project_id }, words) => (project_id === null ? strings.inbox : words.project(project_id));
const priority: Values = (task, words) => words.priority(task.priority);
const labels: Values = ({ labels: given }) => (given.length === 0 ? undefined : given.join(', '));

const isSame = (before: SeenTask, after: SeenTask, words: ValueWords, values: Values): boolean =>
  values(before, words) === values(after, words);

const created = (task: SeenTask, words: ValueWords): DifferenceLine => {
  const place = task.project_id === null ? undefined : words.project(task.project_id);
  const told = [
    due(task, words),
    task.repeats ? strings.repeats : undefined,
    place,
    priority(task, words),
    labels(task, words),
  ];
  const to = told.filter((value) => value !== undefined).join(' · ');
  return { title: task.title, ...(to === '' ? {} : { to }) };
};

const changed = (before: SeenTask, after: SeenTask, words: ValueWords): readonly DifferenceLine[] => {
  const renamed = before.title === after.title ? [] : [{ title: strings.renamed, from: before.title, to: after.title }];
  const lines = [due, project, priority, labels]
    .filter((values) => !isSame(before, after, words, values))
    .map((values) => ({ title: after.title, from: values(before, words), to: values(after, words) }));
  const all = [...renamed, ...lines];
  // What has no value to tell, such as that it is done, is told by the card's title.
  return all.length === 0 ? [{ title: after.title }] : all;
};

const linesOf = ({ before, after, title }: Difference, words: ValueWords): readonly DifferenceLine[] => {
  if (after === undefined) return [{ title }];
  return before === undefined ? [created(after, words)] : changed(before, after, words);
};

/** What a change made of its tasks, line by line. */
export const differenceLines = (differences: readonly Difference[], words: ValueWords): readonly DifferenceLine[] =>
  differences.flatMap((difference) => linesOf(difference, words));
