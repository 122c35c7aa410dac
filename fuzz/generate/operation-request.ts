import { registry, type OperationName, type WriteOperation, type ReadOperation } from '@lockstep/protocol';
import { type Occasion, valueForSchema, withNewId } from './value-for-schema.ts';

/** An operation with an input made for it. */
export interface MadeOperation {
  readonly name: OperationName;
  readonly operation: WriteOperation | ReadOperation;
  readonly input: Record<string, unknown>;
}

const names = Object.keys(registry) as OperationName[];
const mostItems = 4;

function itemFor(occasion: Occasion, name: OperationName): Record<string, unknown> {
  const input = valueForSchema(occasion, registry[name].input);
  return name === 'task.add' || name === 'project.save' ? withNewId(occasion, input) : input;
}

/** Any operation of the registry with an input that its schema takes, of writes sometimes a list. */
export function makeOperation(occasion: Occasion, only: (name: OperationName) => boolean = () => true): MadeOperation {
  const { random } = occasion;
  const name = random.pick(names.filter(only)) ?? 'task.add';
  const operation: WriteOperation | ReadOperation = registry[name];
  const isList = operation.kind === 'write' && operation.lists && random.chance(0.25);
  if (!isList) return { name, operation, input: itemFor(occasion, name) };
  const items = Array.from({ length: 1 + random.below(mostItems) }, () => itemFor(occasion, name));
  return { name, operation, input: { items, ...(random.chance(0.5) ? { on_error: 'skip' } : {}) } };
}
