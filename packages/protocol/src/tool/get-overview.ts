import { z } from 'zod';
import { overviewGet } from '../operation/overview-get.ts';
import { compactTask, toolTaskSchema } from './compact-task.ts';
import { defineTool } from './define-tool.ts';
import { readAnswer } from './tool-answer.ts';

export const getOverview = defineTool({
  name: 'get_overview',
  title: 'Overview',
  description: 'Today’s date, counts, what is overdue and due today, projects and labels. A good first call.',
  input: z.strictObject({ project: overviewGet.input.shape.project }),
  output: z.object({
    today: z.string(),
    time_zone: z.string(),
    counts: z.record(z.string(), z.int()),
    overdue: z.array(toolTaskSchema),
    due_today: z.array(toolTaskSchema),
    projects: z.array(z.looseObject({ id: z.string(), name: z.string() })),
    labels: z.array(z.looseObject({ name: z.string() })),
    seq: z.int(),
  }),
  operations: ['overview.get'],
  mentions: () => [],
  plan: (input) => ({ kind: 'read', operation: 'overview.get', input }),
  present: (answer) => {
    const { overdue, due_today, ...rest } = readAnswer('overview.get', answer);
    return { ...rest, overdue: overdue.map(compactTask), due_today: due_today.map(compactTask) };
  },
  word: (answer) => {
    const { counts } = readAnswer('overview.get', answer);
    return `${counts.open} open, ${counts.due_today} due today, ${counts.overdue} overdue`;
  },
});
