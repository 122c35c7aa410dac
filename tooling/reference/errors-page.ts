import { errorCatalogue } from '../../packages/protocol/src/error/catalogue.ts';
import { problemSchema } from '../../packages/protocol/src/error/problem.ts';
import { fieldTable } from './field-table.ts';
import { generatedNotice, page, table } from './markdown.ts';

const introduction = `Errors are problem details (RFC 9457, \`application/problem+json\`), the same through every door: as the body of an HTTP
answer, as \`error\` of the frames \`reject\` and \`error\`, and as the text of a tool that failed.`;

/** `errors.md`. */
export function errorsPage(): string {
  const rows = Object.entries(errorCatalogue).map(([code, { title, status, retryable, recorded }]) => [
    `\`${code}\``,
    String(status),
    title,
    retryable ? 'yes' : '',
    recorded ? 'yes' : '',
  ]);
  return page(
    generatedNotice,
    '# Errors',
    introduction,
    table(['Code', 'HTTP status', 'Title', 'Trying again may help', 'Final for its `op_id`'], rows),
    '## Problem',
    fieldTable(problemSchema, 'output'),
  );
}
