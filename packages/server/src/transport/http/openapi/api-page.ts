import type { ApiDocument, JsonSchema, OperationObject, ParameterObject } from './api-document.ts';
import { apiPageStyle } from './api-page-style.ts';
import { describeType, referredName } from './describe-type.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** Words with `code` marked by backticks. */
function prose(text: string): string {
  return escape(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

interface Row {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly needed: boolean;
  readonly description: string | undefined;
}

function typeCell(schema: JsonSchema): string {
  const target = referredName(schema.type === 'array' ? (schema.items ?? {}) : schema);
  const type = escape(describeType(schema));
  return target === undefined ? type : `<a href="#schema-${escape(target)}">${type}</a>`;
}

function row({ name, schema, needed, description }: Row): string {
  const mark = needed ? ' <span class="needed">required</span>' : '';
  const initial =
    schema.default === undefined ? '' : ` · default <code>${escape(JSON.stringify(schema.default))}</code>`;
  const about = description === undefined ? '' : `<br>${prose(description)}`;
  return `<tr><th scope="row"><code>${escape(name)}</code>${mark}</th><td><span class="type">${typeCell(schema)}${initial}</span>${about}</td></tr>`;
}

function table(title: string, rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  return `<h4>${escape(title)}</h4><table><tbody>${rows.map(row).join('')}</tbody></table>`;
}

function fieldsOf({ properties = {}, required = [] }: JsonSchema): Row[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    needed: required.includes(name),
    description: schema.description,
  }));
}

function parameterRows(parameters: readonly ParameterObject[], place: ParameterObject['in']): Row[] {
  return parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name, schema, required, description }) => ({ name, schema, needed: required, description }));
}

function objectTables(title: string, schema: JsonSchema, outgoing: boolean): string {
  const forms = schema.anyOf ?? [schema];
  return forms
    .map((form, at) => {
      const name = at === 0 ? title : `${title}, a list`;
      // Of an answer every field is there unless said otherwise; marking them all would say nothing.
      return table(name, outgoing ? fieldsOf(form).map((each) => ({ ...each, needed: false })) : fieldsOf(form));
    })
    .join('');
}

function curl(method: string, path: string, base: string, operation: OperationObject): string {
  const example = operation.requestBody?.content['application/json']?.example;
  const lines = [
    `curl -X ${method.toUpperCase()} "$LOCKSTEP_URL${base}${path}"`,
    '  -H "Authorization: Bearer $LOCKSTEP_TOKEN"',
    ...(example === undefined ? [] : ['  -H "Content-Type: application/json"', `  -d '${JSON.stringify(example)}'`]),
  ];
  return `<h4>Example</h4><pre><code>${escape(lines.join(' \\\n'))}</code></pre>`;
}

function answers({ responses }: OperationObject): string {
  return Object.entries(responses)
    .map(([status, { content }]) => {
      const schema = content['application/json']?.schema;
      if (schema !== undefined) return objectTables(`Answer ${status}`, schema, true);
      return '';
    })
    .join('');
}

function refusals({ responses }: OperationObject): string {
  const rows = Object.entries(responses).filter(([, { content }]) => content['application/json'] === undefined);
  const cells = rows.map(
    ([status, { description }]) =>
      `<tr><th scope="row"><code>${status}</code></th><td>${escape(description)}</td></tr>`,
  );
  return `<h4>Errors</h4><table><tbody>${cells.join('')}</tbody></table>`;
}

function section(method: string, path: string, base: string, operation: OperationObject): string {
  const body = operation.requestBody?.content['application/json']?.schema;
  const about = operation.description === undefined ? '' : `<p>${prose(operation.description)}</p>`;
  return [
    `<details id="${escape(operation.operationId)}"><summary><span class="method">${method.toUpperCase()}</span>`,
    `<code>${escape(path)}</code><span class="about">${prose(operation.summary)}</span></summary><div class="body">${about}`,
    table('Path', parameterRows(operation.parameters, 'path')),
    table('Query', parameterRows(operation.parameters, 'query')),
    table('Headers', parameterRows(operation.parameters, 'header')),
    body === undefined ? '' : objectTables('Body', body, false),
    answers(operation),
    refusals(operation),
    curl(method, path, base, operation),
    '</div></details>',
  ].join('');
}

function operationsOf(document: ApiDocument, tag: string): string {
  const base = document.servers[0]?.url ?? '';
  return Object.entries(document.paths)
    .flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([, operation]) => operation.tags.includes(tag))
        .map(([method, operation]) => section(method, path, base, operation)),
    )
    .join('');
}

function records(document: ApiDocument): string {
  return Object.entries(document.components.schemas)
    .map(
      ([name, schema]) =>
        `<details id="schema-${escape(name)}"><summary><code>${escape(name)}</code><span class="about">${prose(schema.description ?? '')}</span></summary><div class="body">${table(
          'Fields',
          fieldsOf(schema).map((each) => ({ ...each, needed: false })),
        )}</div></details>`,
    )
    .join('');
}

/** The API's document as a page for people: no script, so that it works under the strictest policy. */
export function apiPage(document: ApiDocument): string {
  const { info, tags } = document;
  const links = [...tags.map(({ name }) => name), 'records'].map(
    (name) => `<li><a href="#${escape(name)}">${escape(name)}</a></li>`,
  );
  const sections = tags.map(
    ({ name, description }) =>
      `<h2 id="${escape(name)}">${escape(name)}</h2><p>${prose(description)}</p>${operationsOf(document, name)}`,
  );
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(info.title)} API</title><style>${apiPageStyle}</style></head><body>`,
    `<header><h1>${escape(info.title)} API</h1><p>${prose(info.description)}</p>`,
    '<p>For programs: <a href="/api/v1/openapi.json">the same as OpenAPI 3.1</a>.</p></header>',
    `<nav aria-label="Sections"><ul>${links.join('')}</ul></nav><main>${sections.join('')}`,
    `<h2 id="records">records</h2><p>What the answers are made of.</p>${records(document)}`,
    `<footer>Version ${escape(info.version)}</footer></main></body></html>`,
  ].join('\n');
}
