import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { LogLevel } from '../config/config.ts';
import { prettyLine } from './pretty-line.ts';

export type Logger = PinoLogger;

/** Wherever these names appear at the first levels of a record, their values are not written. */
const secretNames = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'secret',
  'token',
  'ticket',
  'apiKey',
  'api_key',
  'smtpUrl',
];

const secretPaths = secretNames.flatMap((name) => {
  const key = name.includes('-') ? `["${name}"]` : name;
  return key === name ? [key, `*.${key}`, `*.*.${key}`] : [key, `*${key}`, `*.*${key}`];
});

/** Where lines go: process.stdout, or a fake in tests. */
export interface LogOutput {
  readonly isTTY?: boolean;
  write(line: string): unknown;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  readonly output: LogOutput;
}

/** JSON lines; on a terminal one readable line each. Secrets are redacted in both. */
export function createLogger({ level, output }: LoggerOptions): Logger {
  const destination: DestinationStream =
    output.isTTY === true
      ? { write: (line) => void output.write(prettyLine(line)) }
      : { write: (line) => void output.write(line) };
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretPaths, censor: '[redacted]' },
    },
    destination,
  );
}
