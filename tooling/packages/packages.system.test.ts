/** What other apps install: packed, installed into an empty folder, used from there. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@lockstep/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '@lockstep/testkit/free-port';
import { startTestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { codeBlocks, namedFiles } from '../guide/code-blocks.ts';
import { guideText } from '../guide/guide-text.ts';
import { buildPackages, type PackedPackage } from './build-packages.ts';
import { installPackages } from './install-packages.testing.ts';
import { publicPackages } from './public-packages.ts';

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

const importPattern = /(?:\bfrom |\bimport\(|^import )(['"])([^'"]+)\1/gm;

let folder = '';
let app = '';
let packed: readonly PackedPackage[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lockstep-packages-'));
  packed = await buildPackages(root, path.join(folder, 'packed'));
  app = path.join(folder, 'app');
  await mkdir(app);
  await writeFile(path.join(app, 'package.json'), JSON.stringify({ name: 'app', private: true, type: 'module' }));
  await installPackages(app, packed, ['react', 'react-dom', '@types/node', '@types/react', '@types/react-dom', 'vite']);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What the entry points of an installed package are, by what an app imports. */
function entriesOf(name: string): [string, string | { types: string; default: string }][] {
  const manifest = JSON.parse(readFileSync(path.join(app, 'node_modules', name, 'package.json'), 'utf8')) as {
    exports: Record<string, string | { types: string; default: string }>;
  };
  return Object.entries(manifest.exports).map(([entry, target]) => [name + entry.slice(1), target]);
}

/** Runs a module in the app's folder, on a Node that strips no types; what it printed. */
async function runModule(code: string): Promise<string> {
  const { stdout } = await run(process.execPath, ['--no-strip-types', '--input-type=module', '--eval', code], {
    cwd: app,
  });
  return stdout.trim();
}

type Resolution = 'nodenext' | 'bundler';

/** What a strict compiler says of modules in the app's folder, resolving as Node or as a bundler does. */
async function typeErrors(resolution: Resolution, modules: ReadonlyMap<string, string>): Promise<string> {
  for (const [file, code] of modules) await writeFile(path.join(app, file), code);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable'],
    jsx: 'react-jsx',
    types: ['node', 'react'],
    module: resolution === 'bundler' ? 'esnext' : 'nodenext',
    moduleResolution: resolution,
    // Declarations are looked at once.
    skipLibCheck: resolution === 'bundler',
  };
  await writeFile(path.join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [...modules.keys()] }));
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const check = run(process.execPath, [tsc, '--project', app, '--pretty', 'false'], { cwd: app });
  return (await check.catch((error: unknown) => error as { stdout: string })).stdout;
}

describe('the packed packages', () => {
  it('hold what was built, a README and the licence, and nothing else', () => {
    expect(packed.map(({ name }) => name)).toEqual([
      '@lockstep/protocol',
      '@lockstep/core',
      '@lockstep/client',
      '@lockstep/react',
    ]);
    for (const { contents } of packed) {
      const outside = contents.filter((file) => !file.startsWith('dist/'));
      expect(outside.toSorted()).toEqual(['LICENSE', 'README.md', 'package.json']);
      expect(contents.filter((file) => file.startsWith('dist/') && !/\.(?:js|d\.ts|css)$/.test(file))).toEqual([]);
      expect(contents.filter((file) => /\.test|\.testing|testing\//.test(file))).toEqual([]);
    }
  });

  it('have every file that their package.json names, and leave the repository’s own ways out', () => {
    for (const { name } of packed) {
      for (const [, target] of entriesOf(name)) {
        for (const file of typeof target === 'string' ? [target] : [target.types, target.default]) {
          expect(existsSync(path.join(app, 'node_modules', name, file)), `${name} ${file}`).toBe(true);
        }
      }
      const text = readFileSync(path.join(app, 'node_modules', name, 'package.json'), 'utf8');
      expect(text).not.toMatch(/devDependencies|private|testkit|src\//);
      const readme = readFileSync(path.join(app, 'node_modules', name, 'README.md'), 'utf8');
      expect(readme).toContain(`# ${name}\n`);
    }
  });

  it('import only what they hold, and what they say they need', () => {
    for (const { name } of packed) {
      const home = path.join(app, 'node_modules', name);
      const { dependencies = {}, peerDependencies = {} } = JSON.parse(
        readFileSync(path.join(home, 'package.json'), 'utf8'),
      ) as { dependencies?: Record<string, string>; peerDependencies?: Record<string, string> };
      const needed = new Set([...Object.keys({ ...dependencies, ...peerDependencies }), name]);
      const wrong = globSync('dist/**/*.{js,d.ts}', { cwd: home }).flatMap((file) => {
        const text = readFileSync(path.join(home, file), 'utf8');
        return [...text.matchAll(importPattern)]
          .map(([, , module = '']) => module)
          .filter((module) =>
            module.startsWith('.')
              ? !existsSync(path.join(home, path.dirname(file), module))
              : !needed.has(/^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? ''),
          );
      });
      expect(wrong, name).toEqual([]);
    }
  });

  it('load in Node, each entry point by itself', async () => {
    const modules = packed
      .flatMap(({ name }) => entriesOf(name))
      .flatMap(([module, target]) => (typeof target === 'string' || target.default.endsWith('.css') ? [] : [module]));
    const answers = await runModule(
      `for (const name of ${JSON.stringify(modules)}) console.log(name, Object.keys(await import(name)).length > 0);`,
    );
    expect(answers.split('\n')).toEqual(modules.map((module) => `${module} true`));
  });

  it('draw a page on a server, with the rules loaded by themselves', async () => {
    const printed = await runModule(`
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      import { createClient } from '@lockstep/client';
      import { coreRules } from '@lockstep/client/rules';
      import { ConnectionStatus, LockstepProvider } from '@lockstep/react';
      const client = createClient({ url: 'http://127.0.0.1:1', rules: coreRules });
      console.log(renderToString(createElement(LockstepProvider, { client }, createElement(ConnectionStatus))));
    `);
    expect(printed).toContain('data-lockstep-status');
  });

  it('check a strict TypeScript app, their own declarations included', async () => {
    const code = `
      import { createClient, type ClientStatus } from '@lockstep/client';
      import { coreRules } from '@lockstep/client/rules';
      import { LockstepProvider, useOperation, useTasks } from '@lockstep/react';
      import type { Task } from '@lockstep/protocol';
      import { closeCodes } from '@lockstep/protocol/schemaless';
      const client = createClient({ url: 'https://tasks.example.org', rules: coreRules });
      export const state: ClientStatus['state'] = client.status.state;
      export const code: 4501 = closeCodes.SIGNED_OUT;
      export function Titles() {
        const titles: readonly string[] = useTasks({ status: 'open' }, (tasks: readonly Task[]) => tasks.map((task) => task.title));
        const add = useOperation('task.add');
        // @ts-expect-error a task has a title
        void add.run({ notes: 'none' });
        return <LockstepProvider client={client}>{titles.join(', ')}</LockstepProvider>;
      }
    `;
    expect(await typeErrors('nodenext', new Map([['page.tsx', code]]))).toBe('');
  });
});

describe('the guides', () => {
  const guides = ['docs/integrate.md', ...publicPackages.map((name) => `packages/${name}/README.md`)];
  const blocks = guides.flatMap((guide) => codeBlocks(guideText(guide)));

  it('show code that is right', async () => {
    const modules = blocks
      .filter(({ language }) => language === 'ts' || language === 'tsx')
      .map(({ code }, index) => [`block-${index}.tsx`, code] as const);
    expect(modules.length).toBeGreaterThanOrEqual(9);
    expect(await typeErrors('bundler', new Map(modules))).toBe('');
  });

  it('show a back end through which a page is live', async () => {
    const server = await startTestServer();
    const file = path.join(app, 'back-end.ts');
    await writeFile(file, namedFiles(blocks).get('back-end.ts') ?? '');
    const port = await freePort();
    const env = { ...process.env, LOCKSTEP_URL: server.url, LOCKSTEP_TOKEN: server.token, PORT: String(port) };
    const backEnd = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const client = createClient({
      url: server.url,
      // What a page sends beside, where it is the back end's own.
      fetch: (address, init) =>
        fetch(address.replace(server.url, `http://localhost:${port}`), {
          ...init,
          headers: { ...init.headers, 'sec-fetch-site': 'same-origin' },
        }),
    });
    try {
      await once(backEnd.stdout, 'data');
      await client.ready();
      const { task } = await client.task.add({ title: 'Through the back end' });
      expect(await server.request('GET', `tasks/${task.id}`)).toMatchObject({ status: 200 });
      const foreign = await fetch(`http://localhost:${port}/api/v1/me`, {
        headers: { 'sec-fetch-site': 'cross-site' },
      });
      expect(foreign.status).toBe(401);
    } finally {
      client.close();
      backEnd.kill();
      await server.stop();
    }
  });
});
