import type { AddressList } from './address-list.ts';

export type Signup = 'open' | 'invite' | 'closed';
export type LlmProvider = 'offline' | 'openai-compatible' | 'anthropic' | 'google';
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** What the environment says, checked and complete (contract, "Environment"). */
export interface Config {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Absolute path of the data folder. */
  readonly dataFolder: string;
  /** Where people reach this server, without a path; null: at HOST:PORT only. */
  readonly publicUrl: URL | null;
  /** Other apps' origins that may use cookies, sockets and CORS, e.g. `https://app.example.com`. */
  readonly allowedOrigins: ReadonlySet<string>;
  /** Whose forwarding headers are believed. */
  readonly trustedProxies: AddressList;
  /** Null: made on first start and kept in the data folder. */
  readonly secret: string | null;
  readonly signup: Signup;
  readonly maxSocketsPerUser: number;
  readonly rateLimits: boolean;
  /** How much of each workspace's log is kept: whichever of the two is more (S5). */
  readonly retention: { readonly days: number; readonly changes: number };
  /** Days that deleted tasks stay in the trash (X4). */
  readonly trashDays: number;
  readonly llm: {
    readonly provider: LlmProvider;
    readonly baseUrl: URL | null;
    readonly model: string | null;
    readonly apiKey: string | null;
  };
  readonly smtpUrl: string | null;
  readonly logLevel: LogLevel;
  /** What the person should know about the values given, a sentence each; to be printed at start. */
  readonly notices: readonly string[];
}
