import { hash } from 'node:crypto';

/** The source of what must not be guessed, and of ids. */
export interface AuthRandom {
  /** Cryptographically random bytes. */
  bytes(count: number): Uint8Array;
  /** A fresh UUIDv7. */
  newId(): string;
}

/** 256 random bits as 43 characters that are safe in addresses and headers. */
export function newSecretToken(random: AuthRandom, prefix = ''): string {
  return prefix + Buffer.from(random.bytes(32)).toString('base64url');
}

/** What is stored instead of a token: with 256 random bits behind it, a plain digest cannot be reversed. */
export function digestOf(token: string): string {
  return hash('sha256', token, 'hex');
}
