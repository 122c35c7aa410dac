import {
  type HttpRoute,
  type OperationName,
  type ReadOperation,
  registry,
  type WriteOperation,
} from '@lockstep/protocol';
import type { Call, Needs, Place, Target } from '../call.ts';
import { ask } from './ask.ts';
import { inputOf } from './made-input.ts';

type Operation = ReadOperation | WriteOperation;

const names = Object.keys(registry) as OperationName[];

/** What an operation needs, whichever way it comes. */
export function needsOf(name: OperationName, checksOrigin: boolean): Needs {
  const operation: Operation = registry[name];
  const needs = {
    credential: 'any',
    scopes: [operation.scope],
    writes: operation.kind === 'write',
    checksOrigin,
  } as const;
  // Everyone may leave; here it is about others always, and those are for owners.
  return name.startsWith('member.') ? { ...needs, role: 'owner' } : needs;
}

/** Whether an input made for the operation is about a record. */
export function isAboutRecord(name: OperationName): boolean {
  const mark = '01950000-0000-7000-8000-00000000c0de';
  return JSON.stringify(inputOf(name, mark)).includes(mark);
}

/** Where an operation can be aimed, if it can name a workspace, and leave it out. */
export function placesOf(name: OperationName, canName: boolean, canOmit: boolean): readonly Place[] {
  // A personal workspace has no members to speak of; a new workspace is in none.
  if (name.startsWith('member.')) return ['shared'];
  if (name === 'workspace.create') return ['own'];
  const shared: Place[] = canName ? ['shared'] : [];
  const unnamed: Place[] = isAboutRecord(name) ? ['own', 'elsewhere'] : ['own'];
  return canOmit ? [...shared, ...unnamed] : shared;
}

function subjectOf(name: OperationName): { readonly subject?: OperationName } {
  return isAboutRecord(name) ? { subject: name } : {};
}

/** Path and query or body of a route derived from an operation. */
function questionOf(name: OperationName, { method, path }: HttpRoute, { workspace_id, id }: Target) {
  const operation: Operation = registry[name];
  // A PATCH of what is also created by a POST has its id in the path alone.
  const input: Record<string, unknown> = {
    ...inputOf(name, id),
    ...(workspace_id === undefined ? {} : { workspace_id }),
  };
  const inPath = path.replaceAll(/\{(\w+)\}/g, (_, field: string) => {
    const value = field === 'id' ? id : input[field];
    Reflect.deleteProperty(input, field);
    return encodeURIComponent(String(value));
  });
  if (operation.kind === 'write' && method !== 'DELETE') return { method, path: `/api/v1${inPath}`, body: input };
  const query = new URLSearchParams(Object.entries(input).map(([field, value]) => [field, String(value)]));
  return { method, path: `/api/v1${inPath}?${query.toString()}` };
}

function routeCall(name: OperationName, http: HttpRoute): Call {
  const operation: Operation = registry[name];
  const isWrite = operation.kind === 'write';
  const canName = isWrite || Object.hasOwn(operation.input.shape, 'workspace_id');
  const places = placesOf(name, canName, !http.path.includes('{workspace_id}'));
  const aboutRecord = http.path.includes('{id}') || isAboutRecord(name);
  return {
    name: `REST ${http.method} ${http.path}`,
    needs: needsOf(name, http.method !== 'GET'),
    places: aboutRecord && places.includes('own') ? [...new Set<Place>([...places, 'elsewhere'])] : places,
    ...(aboutRecord ? { subject: name } : {}),
    // A project is made where there is none of this id.
    ...(name === 'project.save' ? { absent: 'OK' } : {}),
    ask: (port, { headers }, target) => ask(port, { ...questionOf(name, http, target), headers }),
  };
}

function executeCall(name: OperationName): Call {
  const operation: Operation = registry[name];
  const canName = operation.kind === 'write' || Object.hasOwn(operation.input.shape, 'workspace_id');
  return {
    name: `REST POST /operations ${name}`,
    needs: needsOf(name, true),
    places: placesOf(name, canName, true),
    ...subjectOf(name),
    ask: (port, { headers }, { workspace_id, id }) => {
      const body = {
        operation: name,
        input: inputOf(name, id),
        ...(workspace_id === undefined ? {} : { workspace_id }),
      };
      return ask(port, { method: 'POST', path: '/api/v1/operations', headers, body });
    },
  };
}

/** Every operation by each of its own routes, and by `POST /operations`. */
export function registryCalls(): readonly Call[] {
  return names.flatMap((name) => [...registry[name].http.map((http) => routeCall(name, http)), executeCall(name)]);
}
