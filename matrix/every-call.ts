import { type OperationName, registry } from '@lockstep/protocol';
import type { Call } from './call.ts';
import { otherCalls, unknownRoutes } from './door/other-calls.ts';
import { registryCalls } from './door/registry-calls.ts';
import { socketCalls } from './door/socket-calls.ts';
import { toolCalls } from './door/tool-calls.ts';
import type { RegisteredRoute } from './server/made-people.ts';

function declaredRoutes(): ReadonlySet<string> {
  const names = Object.keys(registry) as OperationName[];
  return new Set(names.flatMap((name) => registry[name].http.map(({ method, path }) => `${method} /api/v1${path}`)));
}

/**
 * Everything that can be asked of a server, through every door.
 *
 * @throws where a route is registered that the matrix does not know how to ask
 */
export function everyCall(registered: readonly RegisteredRoute[]): readonly Call[] {
  const unknown = unknownRoutes(
    registered.map(({ method, path }) => `${method} ${path}`),
    declaredRoutes(),
  );
  if (unknown.length > 0) {
    throw new Error(
      `The matrix does not know who may ask ${unknown.join(', ')}: say it in matrix/door/other-calls.ts.`,
    );
  }
  return [...registryCalls(), ...socketCalls(), ...toolCalls(), ...otherCalls()];
}
