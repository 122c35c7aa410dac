import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type AuthRandom, newSecretToken } from './secret-token.ts';

const minLength = 32;
const ownerOnly = 0o600;

/**
 * The key that signs session cookies: as configured, else the one kept in the data folder, made on first use with mode
 * 0600. Losing it signs everybody out.
 */
export function serverSecret(configured: string | null, dataFolder: string, random: AuthRandom): string {
  if (configured !== null) {
    if (configured.length >= minLength) return configured;
    throw new Error(
      `LOCKSTEP_SECRET must have at least ${minLength} characters, e.g. from \`openssl rand -base64 32\`.`,
    );
  }
  const path = join(dataFolder, 'secret');
  return createdSecret(path, random) ?? keptSecret(path);
}

function createdSecret(path: string, random: AuthRandom): string | undefined {
  let file: number;
  try {
    file = openSync(path, 'wx', ownerOnly);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined;
    throw error;
  }
  try {
    const secret = newSecretToken(random);
    writeSync(file, secret);
    fsyncSync(file);
    return secret;
  } finally {
    closeSync(file);
  }
}

function keptSecret(path: string): string {
  // Copying a data folder often widens the modes of its files.
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, ownerOnly);
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length >= minLength) return secret;
  throw new Error(`${path} is damaged: remove it to have a new secret made, which signs everybody out.`);
}
