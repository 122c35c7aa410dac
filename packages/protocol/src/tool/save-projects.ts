import { z } from 'zod';
import { projectColorSchema, projectSchema } from '../entity/project.ts';
import { invalidField } from '../error/invalid-field.ts';
import { projectSave } from '../operation/project-save.ts';
import { wordResult } from '../operation/word-result.ts';
import { referenceSchema } from '../operation/task-fields.ts';
import { defineTool } from './define-tool.ts';
import { isIdentifier } from './mention.ts';
import { writeAnswer, writtenFields } from './tool-answer.ts';
import { maxToolItems, tooMany } from './tool-fields.ts';

const itemSchema = z.strictObject({
  id: referenceSchema.optional().describe('Id or name of an existing project; absent: a new one.'),
  name: projectSave.input.shape.name.describe(''),
  color: projectColorSchema.optional(),
  archived: z.boolean().optional().describe('Alone with id'),
});

type ProjectItem = z.output<typeof itemSchema>;

const toolProjectSchema = projectSchema.pick({ id: true, name: true, color: true, archived: true, seq: true });

/** Archiving is an operation of its own, and a call is one operation: all items archive, or none does. */
function isArchiving(items: readonly ProjectItem[]): boolean {
  const archiving = items[0]?.archived !== undefined;
  const odd = items.findIndex(
    (item) => (item.archived !== undefined) !== archiving || (archiving && (item.name ?? item.color) !== undefined),
  );
  if (odd !== -1)
    throw invalidField(`items.${odd}.archived`, 'Archive in a call of its own, with nothing but id and archived.');
  return archiving;
}

export const saveProjects = defineTool({
  name: 'save_projects',
  title: 'Save projects',
  description: 'Create projects (name), change existing ones (id), or archive them and bring them back (id, archived).',
  input: z.strictObject({
    items: z.array(itemSchema).min(1, 'must have at least one item').max(maxToolItems, tooMany),
  }),
  output: z.object({
    ...writtenFields,
    projects: z.array(z.looseObject({ id: z.string(), name: z.string(), archived: z.boolean(), seq: z.int() })),
  }),
  operations: ['project.save', 'project.archive'],
  list: 'items',
  mentions: ({ items }) =>
    items.flatMap(({ id }, index) =>
      id === undefined || isIdentifier(id)
        ? []
        : [{ entity: 'project', name: id, path: `items.${index}.id`, among: 'open' } as const],
    ),
  plan: ({ items }, context) => {
    if (!isArchiving(items)) {
      return {
        kind: 'write',
        operation: 'project.save',
        input: {
          items: items.map(({ id, name, color }) => ({
            ...(id === undefined ? {} : { id: context.projectId(id) }),
            ...(name === undefined ? {} : { name }),
            ...(color === undefined ? {} : { color }),
          })),
        },
      };
    }
    return {
      kind: 'write',
      operation: 'project.archive',
      input: {
        items: items.map(({ id, archived }, index) => {
          if (id === undefined) throw invalidField(`items.${index}.id`, 'Needed: which project.');
          return { id: context.projectId(id), archived };
        }),
      },
    };
  },
  present: (answer) => {
    const { op_id, seq, items } = writeAnswer('project.save', answer);
    return { op_id, seq, projects: items.map(({ project }) => toolProjectSchema.parse(project)) };
  },
  word: (answer, { items }) =>
    wordResult(items[0]?.archived === undefined ? 'project.save' : 'project.archive', answer),
});
