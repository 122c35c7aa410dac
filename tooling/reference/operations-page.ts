import { registry } from '../../packages/protocol/src/operation/registry.ts';
import type { ReadOperation, WriteOperation } from '../../packages/protocol/src/operation/define-operation.ts';
import { maxItems } from '../../packages/protocol/src/wire/limits.ts';
import { fieldTable } from './field-table.ts';
import { generatedNotice, json, page } from './markdown.ts';

type Operation = ReadOperation | WriteOperation;

function traits(operation: Operation): string {
  const words = [`**${operation.kind}**`, `scope \`${operation.scope}\``];
  if (operation.kind === 'write') {
    words.push(
      operation.destructive ? 'destructive' : 'not destructive',
      operation.idempotent ? 'asking twice is asking once' : 'each asking with another `op_id` acts again',
      operation.lists ? 'one item or a list' : 'no lists',
    );
  }
  return words.join(' · ');
}

function section(operation: Operation): string[] {
  const routes = operation.http.map(({ method, path, status }) => `\`${method} /api/v1${path}\` → ${status}`);
  return [
    `## ${operation.name}`,
    operation.summary,
    traits(operation),
    `HTTP: ${routes.join(', ')}`,
    '**Input**',
    fieldTable(operation.input, 'input'),
    operation.kind === 'write' ? '**Answer** (of each item)' : '**Answer**',
    fieldTable(operation.result, 'output'),
    `Errors: ${operation.errors.map((code) => `\`${code}\``).join(', ')}`,
    ...(operation.kind === 'write' ? [`Told as: \`${operation.wording.one}\` · \`${operation.wording.many}\``] : []),
    'Example:',
    json(operation.example.input),
  ];
}

const introduction = `Every operation there is. Each can be asked for by its own route below, by \`POST /api/v1/operations
{op_id?, workspace_id?, operation, input}\`, and, if it writes, by an \`op\` frame of the WebSocket; models ask through
[tools](tools.md).

A write takes one item, or \`{"items": [1 to ${maxItems} of them], "on_error": "fail" | "skip"}\`. A list is one operation: one
\`op_id\`, one batch, one undo, all or nothing unless \`"skip"\`, which answers \`{"error": Problem}\` in place of an item that
was refused. Besides what the item answers, a write answers \`op_id\` and \`seq\`. Over HTTP the \`Idempotency-Key\` header is
the \`op_id\`.

A field that accepts a name or an id has no \`_id\` at its end. \`null\` empties a field that may be empty. Unknown fields are
errors. Beyond the errors listed with it, an operation may answer \`UNAUTHENTICATED\`, \`FORBIDDEN\`,
\`INSUFFICIENT_SCOPE\`, \`VALIDATION_FAILED\` and \`RATE_LIMITED\`; see [errors](errors.md).`;

/** `operations.md`. */
export function operationsPage(): string {
  const operations: readonly Operation[] = Object.values(registry);
  return page(generatedNotice, '# Operations', introduction, ...operations.flatMap(section));
}
