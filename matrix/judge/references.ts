import { type OperationName, registry } from '@lockstep/protocol';
import type { Caller } from '../caller.ts';
import { ask } from '../door/ask.ts';
import { inputOf, referenceFields } from '../door/made-input.ts';
import { isAboutRecord } from '../door/registry-calls.ts';
import type { Matrix } from '../matrix.ts';
import { newId } from '../records.ts';
import { differencesOf } from './silence.ts';

/**
 * Names, in every field of every operation that names another record, one of the shared workspace's and one that never
 * was: answers what tells them apart.
 */
export async function judgeReferences(matrix: Matrix, caller: Caller): Promise<readonly string[]> {
  const { records, server } = matrix;
  const foreign = [
    await records.kept('task.update', 'shared', 'ana'),
    await records.kept('project.archive', 'shared', 'ana'),
  ];
  const faults: string[] = [];
  const askWith = async (name: OperationName, field: string, value: unknown) => {
    const id = isAboutRecord(name) ? await records.kept(name, 'own', caller.person) : '';
    const body = { operation: name, input: { ...inputOf(name, id), [field]: value } };
    return ask(server.made.port, { method: 'POST', path: '/api/v1/operations', headers: caller.headers, body });
  };
  for (const name of Object.keys(registry) as OperationName[]) {
    for (const { field, isList } of referenceFields(name)) {
      for (const id of foreign) {
        const never = newId();
        const [there, nowhere] = [
          await askWith(name, field, isList ? [id] : id),
          await askWith(name, field, isList ? [never] : never),
        ];
        const differences = differencesOf(
          { target: { workspace_id: undefined, id }, answer: there },
          { target: { workspace_id: undefined, id: never }, answer: nowhere },
        );
        faults.push(...differences.map((difference) => `${caller.name}: ${name} with ${field}: ${difference}`));
      }
    }
  }
  return faults;
}
