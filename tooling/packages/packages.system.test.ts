/** What other apps install: packed, installed into an empty folder, used from there. */
import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPackages, type PackedPackage } from './build-packages.ts';
import { installPackages } from './install-packages.testing.ts';

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
  await installPackages(app, packed, ['react', 'react-dom', '@types/react']);
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
      .flatMap(([module, target]) => (typeof target === 'string' ? [] : [module]));
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
    await writeFile(path.join(app, 'page.tsx'), code);
    const strict = [
      '--strict',
      '--noEmit',
      '--jsx',
      'react-jsx',
      '--types',
      'react',
      '--lib',
      'es2024,dom,dom.iterable',
    ];
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    for (const module of [['nodenext'], ['esnext', '--moduleResolution', 'bundler']]) {
      const check = run(process.execPath, [tsc, ...strict, '--module', ...module, 'page.tsx'], { cwd: app });
      expect(await check.catch((error: unknown) => error)).toMatchObject({ stdout: '' });
    }
  });
});
