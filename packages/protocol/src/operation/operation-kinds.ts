import type { OperationName, Registry, WriteName } from './registry.ts';

/**
 * Every operation's kind, apart from the registry: who only calls operations needs their names and not their schemas.
 * The compiler holds the two to each other.
 */
export const operationKinds: { readonly [Name in OperationName]: Registry[Name]['kind'] } = {
  'task.add': 'write',
  'task.update': 'write',
  'task.complete': 'write',
  'task.reopen': 'write',
  'task.move': 'write',
  'task.reschedule': 'write',
  'task.skip': 'write',
  'task.delete': 'write',
  'task.restore': 'write',
  'task.find': 'read',
  'task.get': 'read',
  'project.save': 'write',
  'project.archive': 'write',
  'project.delete': 'write',
  'project.list': 'read',
  'overview.get': 'read',
  'change.list': 'read',
  'change.undo': 'write',
  'workspace.create': 'write',
  'member.add': 'write',
  'member.set_role': 'write',
  'member.remove': 'write',
};

/** Whether there is an operation of this name. */
export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operationKinds, name);
}

/** Whether this operation writes. */
export function isWriteName(name: OperationName): name is WriteName {
  return operationKinds[name] === 'write';
}
