import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError, type ConfigFault } from './config-error.ts';
import type { Config } from './config.ts';
import { variables, type Variable, type VariableName } from './variables.ts';

/** Read by the command line, not by the server. */
const clientVariables = new Set(['LOCKSTEP_URL', 'LOCKSTEP_TOKEN']);

type Shape = { readonly [Name in VariableName]: (typeof variables)[Name]['schema'] };
const shape = Object.fromEntries(Object.entries(variables).map(([name, { schema }]) => [name, schema]));
const environmentSchema = z.object(shape as Shape);
type Environment = z.output<typeof environmentSchema>;

/** An empty value is how compose files and shells write "not set". */
function given(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of Object.keys(variables)) {
    const value = env[name]?.trim();
    if (value !== undefined && value !== '') found[name] = value;
  }
  return found;
}

function toFault(issue: z.core.$ZodIssue): ConfigFault {
  const name = String(issue.path[0]) as VariableName;
  return { variable: name, problem: issue.message, example: `${name}=${variables[name].example}` };
}

function noticesOf(
  values: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  const notices: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const { absent }: Variable = variables[name as VariableName];
    const notice = absent?.(value);
    if (notice !== undefined) notices.push(`${name}: ${notice}`);
  }
  for (const name of Object.keys(env)) {
    if (!name.startsWith('LOCKSTEP_') || Object.hasOwn(variables, name) || clientVariables.has(name)) continue;
    notices.push(`${name} is not a variable of this version and does nothing; --help lists those that are.`);
  }
  return notices;
}

function toConfig(parsed: Environment, notices: readonly string[], folder: string): Config {
  return {
    host: parsed.HOST,
    port: parsed.PORT,
    dataFolder: resolve(folder, parsed.LOCKSTEP_DATA),
    publicUrl: parsed.LOCKSTEP_PUBLIC_URL ?? null,
    allowedOrigins: parsed.LOCKSTEP_ALLOWED_ORIGINS,
    trustedProxies: parsed.LOCKSTEP_TRUSTED_PROXIES,
    secret: parsed.LOCKSTEP_SECRET ?? null,
    signup: parsed.LOCKSTEP_SIGNUP,
    maxSocketsPerUser: parsed.LOCKSTEP_MAX_SOCKETS_PER_USER,
    rateLimits: parsed.LOCKSTEP_RATE_LIMITS,
    retention: { days: parsed.LOCKSTEP_RETENTION_DAYS, changes: parsed.LOCKSTEP_RETENTION_CHANGES },
    trashDays: parsed.LOCKSTEP_TRASH_DAYS,
    llm: {
      provider: parsed.LOCKSTEP_LLM_PROVIDER,
      baseUrl: parsed.LOCKSTEP_LLM_BASE_URL ?? null,
      model: parsed.LOCKSTEP_LLM_MODEL ?? null,
      apiKey: parsed.LOCKSTEP_LLM_API_KEY ?? null,
    },
    smtpUrl: parsed.SMTP_URL ?? null,
    logLevel: parsed.LOG_LEVEL,
    notices,
  };
}

/**
 * Reads the environment; `folder` is what a relative LOCKSTEP_DATA is relative to.
 *
 * @throws ConfigError naming every variable at fault, what is wrong with it, and an example.
 * @example const config = readConfig(process.env, process.cwd());
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, folder: string): Config {
  const values = given(env);
  const parsed = environmentSchema.safeParse(values);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(toFault));
  return toConfig(parsed.data, noticesOf(values, env), folder);
}
