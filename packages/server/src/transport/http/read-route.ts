import { registry, type HttpRoute, type ReadName, type ReadOperation } from '@lockstep/protocol';
import type { Application } from '../../app/application.ts';
import type { ApiRoute } from './api-route.ts';
import { withoutPathFields } from './path-fields.ts';
import { queryReader } from './query-input.ts';
import { invalid } from './write-envelope.ts';

/** The part of an operation's name before the dot, by which the API's document groups routes. */
export function tagOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** A read of the registry as a GET: path and query are its input. */
export function readRoute(application: Application, name: ReadName, http: HttpRoute): ApiRoute {
  const operation: ReadOperation = registry[name];
  const query = withoutPathFields(operation.input, http.path);
  const readQuery = queryReader(query);
  return {
    method: http.method,
    path: http.path,
    about: {
      id: name,
      tag: tagOf(name),
      summary: operation.summary,
      query,
      status: http.status,
      result: operation.result,
      errors: operation.errors,
      scope: operation.scope,
    },
    handle: async (exchange) => {
      const input = readQuery(exchange.query);
      for (const param of Object.keys(exchange.params)) {
        if (Object.hasOwn(input, param)) throw invalid(param, 'is in the path already');
      }
      const body = await application.read(name, { ...input, ...exchange.params }, exchange.caller());
      return { status: http.status, body };
    },
  };
}
