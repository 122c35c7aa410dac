/** Proves that `tsconfig.pure.json` refuses what only Node or only a browser has. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '..');
let fixture = '';

async function errorsOf(code: string): Promise<string> {
  const folder = path.join(fixture, 'packages/core/src');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'planted.ts'), code);
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const run = promisify(execFile)(process.execPath, [tsc, '--project', 'tsconfig.pure.json'], { cwd: fixture });
  const { stdout } = await run.catch((error: unknown) => z.object({ stdout: z.string() }).parse(error));
  return stdout;
}

beforeEach(async () => {
  fixture = await mkdtemp(path.join(tmpdir(), 'lockstep-pure-'));
  for (const file of ['package.json', 'tsconfig.base.json', 'tsconfig.pure.json']) {
    await cp(path.join(root, file), path.join(fixture, file));
  }
  await symlink(path.join(root, 'node_modules'), path.join(fixture, 'node_modules'));
});

afterEach(async () => {
  await rm(fixture, { recursive: true, force: true });
});

describe('pure packages', () => {
  it.each([
    ['a Node global', 'export const id = process.pid;', "Cannot find name 'process'"],
    ['a Node module', "export { readFileSync } from 'node:fs';", "Cannot find name 'node:fs'"],
    ['a browser global', 'export const title = document.title;', "Cannot find name 'document'"],
    ['a timer', 'export const start = () => setTimeout(() => {}, 1);', "Cannot find name 'setTimeout'"],
  ])('cannot use %s', async (_title, code, message) => {
    expect(await errorsOf(code)).toContain(message);
  });

  it('can use the language itself', async () => {
    expect(await errorsOf("export const days = new Map([['mon', 1n]]);")).toBe('');
  });
});
