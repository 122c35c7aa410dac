import type { DescribedRoute } from '../api-route.ts';
import type { ApiDocument, OperationObject } from './api-document.ts';
import { describeOperation } from './describe-operation.ts';
import { SchemaCollector } from './schema-collector.ts';

const tagDescriptions: Readonly<Record<string, string>> = {
  task: 'Tasks, subtasks and the trash.',
  project: 'Named lists of tasks.',
  overview: 'The state at a glance.',
  change: 'What happened, and taking it back.',
  operation: 'Any operation by its name.',
  workspace: 'Who shares what: the unit of visibility and of order.',
  member: 'Who may see a shared workspace, and change it.',
  account: 'Who you are.',
  realtime: 'Tickets for WebSocket connections at /ws/tasks/{user_id}.',
  chat: 'The assistant.',
};

const description =
  'One task list, shared by people and assistants. Every write is one operation: it commits whole, takes the next seq ' +
  'of its workspace, and reaches every connected screen in order. Errors are RFC 9457 problem details with a `code`.';

/** An operation that has several routes is told apart by its method: `project.save`, `project.save.patch`. */
function operationIdOf(route: DescribedRoute, taken: Set<string>): string {
  const { id } = route.about;
  const free = taken.has(id) ? `${id}.${route.method.toLowerCase()}` : id;
  taken.add(free);
  return free;
}

function tagsOf(routes: readonly DescribedRoute[]) {
  return [...new Set(routes.map(({ about }) => about.tag))].map((name) => ({
    name,
    description: tagDescriptions[name] ?? '',
  }));
}

/** The API's document, made from the routes that serve it. */
export function buildDocument(routes: readonly DescribedRoute[], base: string, version: string): ApiDocument {
  const collector = new SchemaCollector();
  const paths: Record<string, Record<string, OperationObject>> = {};
  const taken = new Set<string>();
  for (const route of routes) {
    const item = (paths[route.path] ??= {});
    item[route.method.toLowerCase()] = describeOperation(route, operationIdOf(route, taken), collector);
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: 'Lockstep', version, description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: base }],
    tags: tagsOf(routes),
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token: `lockstep token create --name NAME`.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'lockstep.session_token',
          description: 'A browser that signed in.',
        },
      },
      schemas: collector.schemas(),
    },
  };
}
