import { z } from 'zod';
import { invalidField } from '../error/invalid-field.ts';
import { changeUndo, keptSchema } from '../operation/change-undo.ts';
import { wordResult } from '../operation/word-result.ts';
import { defineTool } from './define-tool.ts';
import { writtenFields } from './tool-answer.ts';

const { op_id, run_id } = changeUndo.input.shape;

const answerSchema = z.object({ ...writtenFields, ...changeUndo.result.shape });

export const undoChanges = defineTool({
  name: 'undo_changes',
  title: 'Undo changes',
  description:
    'Take back one operation or a whole run: give op_id or run_id, found in a write’s answer or by get_changes. What others changed since is kept and reported. Undoing an undo is redo.',
  input: z.strictObject({ op_id, run_id }),
  output: z.object({ ...writtenFields, reverted: z.int(), kept: z.array(keptSchema) }),
  operations: ['change.undo'],
  mentions: () => [],
  plan: ({ op_id, run_id }) => {
    if ((op_id === undefined) === (run_id === undefined)) {
      throw invalidField('op_id', 'Give either op_id or run_id.');
    }
    return { kind: 'write', operation: 'change.undo', input: op_id === undefined ? { run_id } : { op_id } };
  },
  present: (answer) => answerSchema.parse(answer),
  word: (answer) => wordResult('change.undo', answer),
});
