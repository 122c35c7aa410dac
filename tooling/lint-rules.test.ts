/**
 * Proves that the lint configuration catches what it claims to: every case plants a violation in a copy of the
 * repository's layout, beside a clean twin, and both are linted with the shipped configuration in one run.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lintRuleCases } from './lint-rule-cases.ts';

const root = path.resolve(import.meta.dirname, '..');
const packages = ['protocol', 'core', 'client', 'react', 'assistant', 'server', 'web', 'cli', 'testkit'];

const reportSchema = z.object({
  diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })),
});

let fixture = '';
let fired = new Map<string, Set<string>>();

async function layOut(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lockstep-lint-'));
  for (const file of ['.oxlintrc.json', 'tsconfig.base.json', 'tsconfig.json']) {
    await cp(path.join(root, file), path.join(folder, file));
  }
  for (const name of packages) {
    await mkdir(path.join(folder, 'packages', name), { recursive: true });
    await cp(path.join(root, 'packages', name, 'tsconfig.json'), path.join(folder, 'packages', name, 'tsconfig.json'));
  }
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  for (const file of lintRuleCases.flatMap((one) => [...one.planted, ...one.clean])) {
    await mkdir(path.join(folder, path.dirname(file.path)), { recursive: true });
    await writeFile(path.join(folder, file.path), file.code);
  }
  return folder;
}

async function lint(folder: string): Promise<Map<string, Set<string>>> {
  const bin = path.join(root, 'node_modules/oxlint/bin/oxlint');
  const run = promisify(execFile)(process.execPath, [bin, '--format=json', '--no-ignore', 'packages'], {
    cwd: folder,
    maxBuffer: 2 ** 26,
  });
  const output = await run.catch((error: unknown) => z.object({ stdout: z.string() }).parse(error));
  const rules = new Map<string, Set<string>>();
  for (const { code, filename } of reportSchema.parse(JSON.parse(output.stdout)).diagnostics) {
    const rule = code.replace(/^(.*)\((.*)\)$/, '$1/$2');
    rules.set(filename, (rules.get(filename) ?? new Set()).add(rule));
  }
  return rules;
}

beforeAll(async () => {
  fixture = await layOut();
  fired = await lint(fixture);
}, 60_000);

afterAll(async () => {
  await rm(fixture, { recursive: true, force: true });
});

describe('lint rules', () => {
  it.each(lintRuleCases)('$rule: $title', ({ rule, planted, clean }) => {
    for (const file of planted) {
      expect([...(fired.get(file.path) ?? [])], file.path).toContain(rule);
    }
    for (const file of clean) {
      expect([...(fired.get(file.path) ?? [])], file.path).not.toContain(rule);
    }
  });
});
