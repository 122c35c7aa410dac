import type { OperationName, ReadName, WriteName } from '@lockstep/protocol';
import { isOperationName, isWriteName, operationKinds } from '@lockstep/protocol/schemaless';
import type { ExecuteOptions, ReadMethod, WriteMethod } from './operation-types.ts';

type GroupOf<Name extends string> = Name extends `${infer Group}.${string}` ? Group : never;

type Method<Name extends OperationName> = Name extends WriteName
  ? WriteMethod<Name>
  : Name extends ReadName
    ? ReadMethod<Name>
    : never;

/** The operations of one group, `task` say, by the rest of their name. */
export type GroupMethods<Group extends GroupOf<OperationName>> = {
  readonly [Name in OperationName as Name extends `${Group}.${infer Rest}` ? Rest : never]: Method<Name>;
};

/** Every operation of the registry as a method: `task.add` is `methods.task.add(input)`. */
export type OperationMethods = { readonly [Group in GroupOf<OperationName>]: GroupMethods<Group> };

/** What the methods come down to. */
export interface OperationRunner {
  write(name: WriteName, input: Readonly<Record<string, unknown>>, options: ExecuteOptions): Promise<unknown>;
  read(name: ReadName, input: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** Makes the methods from the registry: a new operation is there without a line here. */
export function operationMethods(runner: OperationRunner): OperationMethods {
  const groups: Record<string, Record<string, unknown>> = {};
  for (const name of Object.keys(operationKinds).filter(isOperationName)) {
    const [group = '', method = ''] = name.split('.');
    groups[group] ??= {};
    groups[group][method] = isWriteName(name)
      ? (input: Readonly<Record<string, unknown>>, options: ExecuteOptions = {}) => runner.write(name, input, options)
      : (input: Readonly<Record<string, unknown>>) => runner.read(name, input);
  }
  return groups as unknown as OperationMethods;
}
