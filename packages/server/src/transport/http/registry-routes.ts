import { registry, type HttpRoute, type OperationName, type ReadName, type WriteName } from '@lockstep/protocol';
import type { Application } from '../../app/application.ts';
import type { ApiRoute } from './api-route.ts';
import { readRoute } from './read-route.ts';
import { writeRoute } from './write-route.ts';

/** `POST /tasks` and all the others: one API route for each `http` route of each operation of the registry. */
export function registryRoutes(application: Application, makeId: () => string): ApiRoute[] {
  return (Object.keys(registry) as OperationName[]).flatMap((name) => {
    const operation = registry[name];
    const routes: readonly HttpRoute[] = operation.http;
    return routes.map((http) =>
      operation.kind === 'read'
        ? readRoute(application, name as ReadName, http)
        : writeRoute(application, name as WriteName, http, makeId),
    );
  });
}
