import { z } from 'zod';
import { AddressList } from './address-list.ts';

/** A variable of the environment: how it is checked, and what people are told about it. */
export interface Variable<Schema extends z.ZodType = z.ZodType> {
  /** Parses the text; undefined stands for "not set". */
  readonly schema: Schema;
  /** The default as people read it. */
  readonly fallback: string;
  readonly example: string;
  readonly help: string;
  /** Said at start when a value is given whose feature this version does not have. */
  readonly absent?: (value: string) => string | undefined;
}

function variable<Schema extends z.ZodType>(definition: Variable<Schema>): Variable<Schema> {
  return definition;
}

function fail(context: z.RefinementCtx, message: string): never {
  context.issues.push({ code: 'custom', message, input: context.value });
  return z.NEVER;
}

/** An address of one of these protocols. */
const address = (...protocols: readonly string[]) =>
  z.string().transform((text, context): URL => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url !== undefined && protocols.includes(url.protocol)) return url;
    return fail(context, `must be an address that begins with ${protocols.map((name) => `${name}//`).join(' or ')}`);
  });

function list(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

const integer = (min: number, max: number, initial: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`)
    .default(initial);

const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `must be one of ${values.join(', ')}`);

const absentAdapter = (what: string) =>
  z
    .string()
    .transform((_text, context): never => fail(context, `is set, but ${what} is not in this version: unset it`))
    .optional();

const publicUrl = address('http:', 'https:').refine(
  (url) => url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '',
  'must be scheme, host and port alone, without a path',
);

const origins = z
  .string()
  .default('')
  .transform((text, context) => {
    const found = new Set<string>();
    for (const entry of list(text)) {
      const url = URL.canParse(entry) ? new URL(entry) : undefined;
      if (url?.origin !== entry || url.origin === 'null') {
        return fail(context, `names “${entry}”, which is no origin: scheme, host and port alone, no wildcard`);
      }
      found.add(url.origin);
    }
    return found;
  });

const addresses = z
  .string()
  .default('')
  .transform((text, context) => {
    const found = new AddressList();
    for (const entry of list(text)) {
      try {
        found.add(entry);
      } catch (error) {
        return fail(context, error instanceof RangeError ? `is wrong: ${error.message}` : 'is not a list of addresses');
      }
    }
    return found;
  });

const noMail = 'mail is not sent in this version.';
const noModel = 'model providers are not in this version; the chat answers with its offline language.';

/** Every variable of the contract, in the order in which help lists them. */
export const variables = {
  HOST: variable({
    schema: z
      .string()
      .regex(/^[\w.:-]+$/, 'must be a host name or an IP address')
      .default('127.0.0.1'),
    fallback: '127.0.0.1',
    example: '0.0.0.0',
    help: 'Address to listen on.',
  }),
  PORT: variable({
    schema: integer(0, 65_535, 4747),
    fallback: '4747',
    example: '8080',
    help: 'Port to listen on; 0 takes any free one.',
  }),
  LOCKSTEP_DATA: variable({
    schema: z.string().default('./data'),
    fallback: './data',
    example: '/var/lib/lockstep',
    help: 'Folder of the database and of the secret.',
  }),
  DATABASE_URL: variable({
    schema: absentAdapter('PostgreSQL'),
    fallback: 'SQLite in LOCKSTEP_DATA',
    example: 'leave it unset',
    help: 'postgres://… (not in this version: refused).',
  }),
  LOCKSTEP_BUS_URL: variable({
    schema: absentAdapter('a bus between several nodes'),
    fallback: 'none',
    example: 'leave it unset',
    help: 'redis://… (not in this version: refused).',
  }),
  LOCKSTEP_PUBLIC_URL: variable({
    schema: publicUrl.optional(),
    fallback: 'http://HOST:PORT',
    example: 'https://tasks.example.com',
    help: 'Where people reach this server, if not at HOST:PORT.',
  }),
  LOCKSTEP_ALLOWED_ORIGINS: variable({
    schema: origins,
    fallback: 'none',
    example: 'https://app.example.com,http://localhost:5173',
    help: 'Origins of other apps that may open sockets and call the API from a browser.',
  }),
  LOCKSTEP_TRUSTED_PROXIES: variable({
    schema: addresses,
    fallback: 'none',
    example: '127.0.0.1,10.0.0.0/8',
    help: 'Addresses of reverse proxies whose X-Forwarded-* headers are believed.',
  }),
  LOCKSTEP_SECRET: variable({
    schema: z.string().min(32, 'must have at least 32 characters').optional(),
    fallback: 'made and kept in LOCKSTEP_DATA',
    example: 'the output of: openssl rand -base64 32',
    help: 'Key that signs sessions.',
  }),
  LOCKSTEP_SIGNUP: variable({
    schema: choice(['open', 'invite', 'closed']).default('invite'),
    fallback: 'invite',
    example: 'closed',
    help: 'Who may make an account (in this version none is made through the web, whatever the value).',
    absent: (value) =>
      value === 'open'
        ? 'sign-up through the web is not in this version; accounts are made by the command line.'
        : undefined,
  }),
  LOCKSTEP_MAX_SOCKETS_PER_USER: variable({
    schema: integer(1, 1_000_000, 20),
    fallback: '20',
    example: '50',
    help: 'Most WebSocket connections one person may hold.',
  }),
  LOCKSTEP_RATE_LIMITS: variable({
    schema: choice(['on', 'off'])
      .default('on')
      .transform((value) => value === 'on'),
    fallback: 'on',
    example: 'off',
    help: 'Limits on how much one person, token or address may do; docs/operate.md lists them.',
  }),
  LOCKSTEP_RETENTION_DAYS: variable({
    schema: integer(1, 36_500, 90),
    fallback: '90',
    example: '365',
    help: 'Days for which changes, and with them undo, are kept at least.',
  }),
  LOCKSTEP_RETENTION_CHANGES: variable({
    schema: integer(1, 999_999_999, 1_000_000),
    fallback: '1000000',
    example: '100000',
    help: 'How many of each workspace’s latest changes are kept at least, however old.',
  }),
  LOCKSTEP_TRASH_DAYS: variable({
    schema: integer(1, 36_500, 30),
    fallback: '30',
    example: '365',
    help: 'Days that deleted tasks stay in the trash.',
  }),
  LOCKSTEP_LLM_PROVIDER: variable({
    schema: choice(['offline', 'openai-compatible', 'anthropic', 'google']).default('offline'),
    fallback: 'offline',
    example: 'offline',
    help: 'Who answers in the chat (in this version offline alone).',
    absent: (value) => (value === 'offline' ? undefined : noModel),
  }),
  LOCKSTEP_LLM_BASE_URL: variable({
    schema: address('http:', 'https:').optional(),
    fallback: 'the provider’s',
    example: 'http://localhost:11434/v1',
    help: 'Address of the model’s API (not used in this version).',
    absent: () => noModel,
  }),
  LOCKSTEP_LLM_MODEL: variable({
    schema: z.string().optional(),
    fallback: 'none',
    example: 'qwen3:8b',
    help: 'Name of the model (not used in this version).',
    absent: () => noModel,
  }),
  LOCKSTEP_LLM_API_KEY: variable({
    schema: z.string().optional(),
    fallback: 'none',
    example: 'sk-…',
    help: 'Key of the model’s API (not used in this version).',
    absent: () => noModel,
  }),
  SMTP_URL: variable({
    schema: address('smtp:', 'smtps:')
      .transform((url) => url.href)
      .optional(),
    fallback: 'none',
    example: 'smtps://user:password@mail.example.com',
    help: 'Mail server (not used in this version).',
    absent: () => noMail,
  }),
  LOG_LEVEL: variable({
    schema: choice(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    fallback: 'info',
    example: 'debug',
    help: 'Least severity that is logged.',
  }),
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof variables;
