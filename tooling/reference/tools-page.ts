import type { Tool } from '../../packages/protocol/src/tool/define-tool.ts';
import { tools } from '../../packages/protocol/src/tool/tools.ts';
import { fieldTable } from './field-table.ts';
import { generatedNotice, page } from './markdown.ts';

function hintWords({ hints }: Tool): string {
  const words = [
    ...(hints.readOnlyHint ? ['read-only'] : []),
    ...(hints.destructiveHint ? ['destructive'] : []),
    ...(hints.idempotentHint ? ['idempotent'] : []),
  ];
  return words.length === 0 ? 'no hints' : words.join(', ');
}

function section(tool: Tool): string[] {
  return [
    `## ${tool.name}`,
    tool.description,
    `${hintWords(tool)} · scope \`${tool.scope}\` · stands for ${tool.operations.map((name) => `[\`${name}\`](operations.md#${name.replaceAll('.', '')})`).join(', ')}`,
    '**Input**',
    fieldTable(tool.input, 'input'),
    '**Answer**',
    fieldTable(tool.output, 'output'),
  ];
}

const introduction = `What models are given, through MCP and in the chat. A call stands for exactly one operation, so it has one \`op_id\`
and one undo. Tasks and projects may be named by id or by exact title or name, case aside; a name that fits several
records is answered with \`AMBIGUOUS\` and the candidates. Of a task only the fields that say something are shown. To empty
a field it is named under \`clear\`.`;

/** `tools.md`. */
export function toolsPage(): string {
  return page(generatedNotice, '# Tools', introduction, ...tools.flatMap(section));
}
