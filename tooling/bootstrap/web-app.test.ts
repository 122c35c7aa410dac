import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureWebApp, webAppDigest } from './web-app.mjs';

let root = '';

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.join(root, path.dirname(file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'lockstep-web-app-'));
  await write('package-lock.json', '{}');
  await write('tsconfig.base.json', '{}');
  await write('packages/web/src/main.tsx', 'export {};');
  await write('packages/core/src/index.ts', 'export {};');
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

describe('webAppDigest', () => {
  it.each(['packages/web/src/main.tsx', 'packages/core/src/index.ts', 'package-lock.json', 'packages/web/src/new.tsx'])(
    'changes with %s',
    async (file) => {
      const before = webAppDigest(root);
      await write(file, 'export const changed = 1;');
      expect(webAppDigest(root)).not.toBe(before);
    },
  );

  it.each([
    'packages/web/src/main.test.tsx',
    'packages/web/dist/index.html',
    'packages/web/node_modules/a/index.js',
    'packages/server/src/main.ts',
  ])('does not change with %s', async (file) => {
    const before = webAppDigest(root);
    await write(file, 'export const changed = 1;');
    expect(webAppDigest(root)).toBe(before);
  });

  it('looks at contents, not at times', async () => {
    const before = webAppDigest(root);
    await utimes(path.join(root, 'packages/core/src/index.ts'), 1, 1);
    expect(webAppDigest(root)).toBe(before);
  });
});

describe('ensureWebApp', () => {
  it('says so when there is no web app to build', () => {
    expect(() => ensureWebApp(root, process.execPath)).toThrow('packages/web/index.html is missing');
  });

  it('shows why the build failed, and tries again next time', async () => {
    await write('packages/web/index.html', '<!doctype html>');
    await write('node_modules/vite/bin/vite.js', "console.error('main.tsx is broken'); process.exitCode = 1;");
    expect(() => ensureWebApp(root, process.execPath)).toThrow('main.tsx is broken');
    expect(() => ensureWebApp(root, process.execPath)).toThrow('main.tsx is broken');
  });

  it('builds once for the same sources and again for others', async () => {
    await write('packages/web/index.html', '<!doctype html>');
    await mkdir(path.join(root, 'packages/web/dist'), { recursive: true });
    await write('node_modules/vite/bin/vite.js', '');
    ensureWebApp(root, process.execPath);
    await write('node_modules/vite/bin/vite.js', "throw new Error('built again')");
    ensureWebApp(root, process.execPath);
    await write('packages/web/src/main.tsx', 'export const changed = 1;');
    expect(() => ensureWebApp(root, process.execPath)).toThrow('built again');
  });
});
