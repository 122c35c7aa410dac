import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serverSecret } from './server-secret.ts';

let folder = '';
const random = { bytes: (count: number) => randomBytes(count), newId: () => '' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-secret-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('server secret', () => {
  test('is made once, of 256 bits, readable by the owner alone', () => {
    const made = serverSecret(null, folder, random);
    expect(Buffer.from(made, 'base64url')).toHaveLength(32);
    expect(modeOf(join(folder, 'secret'))).toBe('600');
    expect(serverSecret(null, folder, random)).toBe(made);
  });

  test('a mode that a copy has widened is narrowed again', () => {
    const made = serverSecret(null, folder, random);
    chmodSync(join(folder, 'secret'), 0o644);
    expect(serverSecret(null, folder, random)).toBe(made);
    expect(modeOf(join(folder, 'secret'))).toBe('600');
  });

  test('a configured one wins and is not written down; a short one is refused', () => {
    const configured = 'c'.repeat(32);
    expect(serverSecret(configured, folder, random)).toBe(configured);
    expect(() => readFileSync(join(folder, 'secret'))).toThrow(/ENOENT/);
    expect(() => serverSecret('short', folder, random)).toThrow(/LOCKSTEP_SECRET .* 32/);
  });

  test('a damaged file is reported, not replaced', () => {
    writeFileSync(join(folder, 'secret'), '');
    expect(() => serverSecret(null, folder, random)).toThrow(/damaged/);
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('');
  });
});
