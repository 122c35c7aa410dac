/** A file to lint. `path` is relative to the root of a repository laid out like this one. */
interface Source {
  readonly path: string;
  readonly code: string;
}

/** One rule with sources that break it and twins that do not. */
interface LintRuleCase {
  readonly rule: string;
  readonly title: string;
  readonly planted: readonly Source[];
  readonly clean: readonly Source[];
}

const imports = 'eslint/no-restricted-imports';
const node = 'import/no-nodejs-modules';
const injected = ['packages/protocol/src', 'packages/core/src', 'packages/server/src/app'];
let count = 0;

/** A source of its own name in `folder`, so that cases never disturb one another. */
function source(folder: string, code: string, extension = 'ts'): Source {
  count += 1;
  return { path: `${folder}/case-${count}.${extension}`, code: `${code}\n` };
}

function repeat(line: string, times: number): string {
  return Array.from({ length: times }, () => line).join('\n');
}

function functionOf(lines: number): string {
  return `export function long(values: number[]): void {\n${repeat('  values.push(1);', lines - 2)}\n}`;
}

/** Imports that `folder` must refuse and imports that it may make. */
function dependencies(folder: string, refused: readonly string[], allowed: readonly string[]): LintRuleCase {
  const importOf = (name: string): Source => source(folder, `export { thing } from '${name}';`);
  return {
    rule: imports,
    title: `${folder} refuses ${refused.join(', ')}`,
    planted: refused.map(importOf),
    clean: allowed.map(importOf),
  };
}

/** `code` is refused in the folders that take time, chance and output from outside, and fine in a door. */
function ambient(rule: string, title: string, code: string): LintRuleCase {
  return {
    rule,
    title,
    planted: injected.map((folder) => source(folder, code)),
    clean:
      rule === 'eslint/no-console'
        ? [source('packages/cli/src', code)]
        : [source('packages/server/src/transport', code)],
  };
}

function simple(rule: string, title: string, planted: string, clean: string): LintRuleCase {
  const folder = 'packages/core/src';
  return { rule, title, planted: [source(folder, planted)], clean: [source(folder, clean)] };
}

function cycle(): LintRuleCase {
  const folder = 'packages/core/src/cycle';
  return {
    rule: 'import/no-cycle',
    title: 'two modules that import each other',
    planted: [
      {
        path: `${folder}/left.ts`,
        code: "import { right } from './right.ts';\nexport const left = (): number => right();\n",
      },
      {
        path: `${folder}/right.ts`,
        code: "import { left } from './left.ts';\nexport const right = (): number => left();\n",
      },
    ],
    clean: [
      {
        path: `${folder}/above.ts`,
        code: "import { below } from './below.ts';\nexport const above = (): number => below();\n",
      },
      { path: `${folder}/below.ts`, code: 'export const below = (): number => 1;\n' },
    ],
  };
}

const sizes: readonly LintRuleCase[] = [
  {
    rule: 'eslint/max-lines',
    title: 'a file of more than 400 code lines; blanks and comments are free',
    planted: [source('packages/server/src/store', repeat('export {};', 401))],
    clean: [source('packages/server/src/store', `${repeat('export {};', 400)}\n${repeat('// why\n', 50)}`)],
  },
  {
    rule: 'eslint/max-lines-per-function',
    title: 'a function of more than 60 code lines',
    planted: [source('packages/web/src/features', functionOf(61), 'tsx')],
    clean: [source('packages/web/src/features', functionOf(60), 'tsx')],
  },
  {
    rule: 'unicorn/filename-case',
    title: 'a file whose name is not kebab-case',
    planted: [{ path: 'packages/react/src/UseTasks.ts', code: 'export const one = 1;\n' }],
    clean: [{ path: 'packages/react/src/use-tasks.ts', code: 'export const one = 1;\n' }],
  },
];

const language: readonly LintRuleCase[] = [
  simple(
    'typescript/no-explicit-any',
    'any',
    'export const f = (value: any): void => void value;',
    'export const f = (value: unknown): void => void value;',
  ),
  simple(
    'typescript/no-unsafe-assignment',
    'any that leaks from a library',
    "export const value: { a: 1 } = JSON.parse('{}');",
    "export const value: unknown = JSON.parse('{}');",
  ),
  simple(
    'typescript/no-floating-promises',
    'a promise nobody waits for',
    'export function f(work: () => Promise<void>): void {\n  work();\n}',
    'export async function f(work: () => Promise<void>): Promise<void> {\n  await work();\n}',
  ),
  simple(
    'typescript/no-non-null-assertion',
    'a null waved through',
    'export const f = (value: string | null): string => value!;',
    "export const f = (value: string | null): string => value ?? '';",
  ),
  simple(
    'typescript/switch-exhaustiveness-check',
    'a switch that forgets a member of a union',
    "export function f(value: 'a' | 'b'): number {\n  switch (value) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}",
    "export function f(value: 'a' | 'b'): number {\n  switch (value) {\n    case 'a':\n      return 1;\n    case 'b':\n      return 2;\n  }\n}",
  ),
  simple(
    'typescript/ban-ts-comment',
    'a silenced type error',
    '// @ts-ignore\nexport const a = 1;',
    'export const a = 1;',
  ),
  simple('import/no-default-export', 'a default export', 'export default 1;', 'export const one = 1;'),
  simple(
    'eslint/no-warning-comments',
    'an unfinished thought',
    '// TODO: later\nexport const a = 1;',
    '// Why.\nexport const a = 1;',
  ),
];

const ambientState: readonly LintRuleCase[] = [
  ambient('eslint/no-restricted-globals', 'new Date()', 'export const now = new Date();'),
  ambient('eslint/no-restricted-globals', 'Date.now()', 'export const now = Date.now();'),
  ambient('eslint/no-restricted-globals', 'globalThis.Date', 'export const now = globalThis.Date.now();'),
  ambient('eslint/no-restricted-globals', 'performance', 'export const now = performance.now();'),
  ambient('eslint/no-restricted-globals', 'crypto', 'export const id = crypto.randomUUID();'),
  ambient('eslint/no-restricted-globals', 'setTimeout', 'setTimeout(() => {}, 10);'),
  ambient('eslint/no-restricted-properties', 'Math.random', 'export const chance = Math.random();'),
  ambient('eslint/no-restricted-properties', 'Math.random taken apart', 'export const { random } = Math;'),
  ambient(
    'eslint/no-restricted-properties',
    'Temporal.Now',
    "import { Temporal } from 'temporal-polyfill';\nexport const now = Temporal.Now.instant();",
  ),
  ambient('eslint/no-console', 'console', "console.log('here');"),
];

const betweenPackages: readonly LintRuleCase[] = [
  dependencies('packages/protocol/src', ['@lockstep/core', '@lockstep/server', '@lockstep/client'], ['zod']),
  dependencies(
    'packages/core/src',
    ['@lockstep/server', '@lockstep/client', '@lockstep/assistant', '@lockstep/core', '@lockstep/testkit'],
    ['@lockstep/protocol'],
  ),
  dependencies(
    'packages/client/src',
    ['@lockstep/server', '@lockstep/react', '@lockstep/web'],
    ['@lockstep/core', '@lockstep/core/lists', '@lockstep/protocol', '@lockstep/protocol/schemaless'],
  ),
  dependencies(
    'packages/react/src',
    ['@lockstep/web', '@lockstep/server', '@lockstep/assistant/language'],
    ['@lockstep/client', '@lockstep/protocol'],
  ),
  dependencies(
    'packages/assistant/src',
    ['@lockstep/server', '@lockstep/client', '@lockstep/web'],
    ['@lockstep/core', '@lockstep/protocol'],
  ),
  dependencies(
    'packages/web/src',
    ['@lockstep/server', '@lockstep/assistant', '@lockstep/cli'],
    ['@lockstep/react', '@lockstep/client', '@lockstep/core', '@lockstep/protocol', '@lockstep/assistant/language'],
  ),
  dependencies(
    'packages/server/src',
    ['@lockstep/client', '@lockstep/react', '@lockstep/cli', '@lockstep/testkit'],
    ['@lockstep/core', '@lockstep/protocol', '@lockstep/assistant', '@lockstep/assistant/language'],
  ),
  dependencies(
    'packages/cli/src',
    ['@lockstep/web', '@lockstep/react', '@lockstep/assistant'],
    ['@lockstep/server', '@lockstep/client', '@lockstep/protocol', '@lockstep/assistant/language'],
  ),
  dependencies('packages/testkit/src', ['@lockstep/web', '@lockstep/cli'], ['@lockstep/core', '@lockstep/protocol']),
  dependencies('packages/client/src', ['../../core/src/index.ts'], ['./sibling.ts']),
];

const insideServer: readonly LintRuleCase[] = [
  dependencies(
    'packages/server/src/transport',
    ['../store/store.ts', '../store/sqlite/sqlite-store.ts', '../compose.ts', 'better-sqlite3'],
    ['../app/execute-operation.ts', '../realtime/hub.ts', '../auth/session.ts', 'hono'],
  ),
  dependencies(
    'packages/server/src/app',
    [
      '../transport/http.ts',
      '../realtime/hub.ts',
      '../auth/session.ts',
      '../observability/log.ts',
      '../config/config.ts',
      '../compose.ts',
      '../store/sqlite/sqlite-store.ts',
      '@lockstep/assistant',
      'node:fs',
      'better-sqlite3',
      'hono',
    ],
    ['../store/store.ts', './publish.ts', '@lockstep/core', '@lockstep/protocol'],
  ),
  dependencies(
    'packages/server/src/app/undo',
    ['../../transport/http.ts', '../../store/sqlite/sqlite-store.ts'],
    ['../../store/store.ts', '../execute-operation.ts'],
  ),
  dependencies(
    'packages/server/src/realtime',
    ['../transport/ws.ts', '../store/sqlite/sqlite-store.ts', '../compose.ts'],
    ['../store/store.ts', './hub.ts'],
  ),
  dependencies(
    'packages/server/src/store',
    ['./sqlite/sqlite-store.ts', '../app/execute-operation.ts'],
    ['./change-row.ts'],
  ),
  dependencies(
    'packages/server/src/store/sqlite',
    ['../../app/execute-operation.ts', '../../transport/http.ts'],
    ['../store.ts', './statements.ts', 'better-sqlite3'],
  ),
  {
    rule: imports,
    title: 'only compose.ts names store adapters',
    planted: [source('packages/server/src', "export { thing } from './store/sqlite/sqlite-store.ts';")],
    clean: [
      { path: 'packages/server/src/compose.ts', code: "export { thing } from './store/sqlite/sqlite-store.ts';\n" },
      source('packages/server/src/store', "export { thing } from './sqlite/sqlite-store.ts';", 'test.ts'),
    ],
  },
];

const browserPackages: readonly LintRuleCase[] = ['protocol', 'core', 'client', 'react', 'assistant', 'web'].map(
  (name) => ({
    rule: node,
    title: `${name} runs in browsers, so no Node modules`,
    planted: [source(`packages/${name}/src`, "export { readFileSync } from 'node:fs';")],
    clean: [
      source(`packages/${name}/src`, "export { readFileSync } from 'node:fs';", 'test.ts'),
      source('packages/server/src', "export { readFileSync } from 'node:fs';"),
    ],
  }),
);

/** Every rule that the repository relies on, each with its planted violations. */
export const lintRuleCases: readonly LintRuleCase[] = [
  ...sizes,
  ...language,
  cycle(),
  ...ambientState,
  ...betweenPackages,
  ...insideServer,
  ...browserPackages,
];
