import { describe, expect, it } from 'vitest';
import { configHelp } from './config-help.ts';
import { ConfigError } from './config-error.ts';
import { readConfig } from './read-config.ts';
import { variables } from './variables.ts';

function faultOf(env: Record<string, string>): ConfigError {
  try {
    readConfig(env, '/srv');
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the environment was accepted');
}

describe('contract, “Environment”', () => {
  it('has the defaults of the contract', () => {
    expect(readConfig({}, '/srv')).toMatchObject({
      host: '127.0.0.1',
      port: 4747,
      dataFolder: '/srv/data',
      publicUrl: null,
      secret: null,
      signup: 'invite',
      maxSocketsPerUser: 20,
      rateLimits: true,
      llm: { provider: 'offline', baseUrl: null, model: null, apiKey: null },
      smtpUrl: null,
      logLevel: 'info',
      notices: [],
    });
  });

  it('reads every kind of value', () => {
    const config = readConfig(
      {
        HOST: '::',
        PORT: '0',
        LOCKSTEP_DATA: '/var/lib/lockstep',
        LOCKSTEP_PUBLIC_URL: 'https://tasks.example.com',
        LOCKSTEP_ALLOWED_ORIGINS: 'https://app.example.com, http://localhost:5173',
        LOCKSTEP_TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8,fd00::/8',
        LOCKSTEP_SECRET: 'x'.repeat(32),
        LOCKSTEP_SIGNUP: 'closed',
        LOCKSTEP_MAX_SOCKETS_PER_USER: '1000',
        LOCKSTEP_RATE_LIMITS: 'off',
        LOG_LEVEL: 'silent',
      },
      '/srv',
    );
    expect(config).toMatchObject({ host: '::', port: 0, dataFolder: '/var/lib/lockstep', maxSocketsPerUser: 1000 });
    expect(config.publicUrl?.origin).toBe('https://tasks.example.com');
    expect([...config.allowedOrigins]).toEqual(['https://app.example.com', 'http://localhost:5173']);
    expect(config.trustedProxies.has('10.20.30.40')).toBe(true);
    expect(config.trustedProxies.has('::ffff:127.0.0.1')).toBe(true);
    expect(config.trustedProxies.has('fd12::1')).toBe(true);
    expect(config.trustedProxies.has('192.0.2.1')).toBe(false);
    expect(config.trustedProxies.has('no address')).toBe(false);
    expect(config.rateLimits).toBe(false);
    expect(config.notices).toEqual([]);
  });

  it('takes an empty value for not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '  ' }, '/srv').port).toBe(4747);
  });

  it.each([
    ['HOST', 'my host', 'must be a host name'],
    ['PORT', 'http', 'must be a whole number from 0 to 65535'],
    ['PORT', '65536', 'must be a whole number from 0 to 65535'],
    ['LOCKSTEP_PUBLIC_URL', 'tasks.example.com', 'http:// or https://'],
    ['LOCKSTEP_PUBLIC_URL', 'https://example.com/tasks', 'without a path'],
    ['LOCKSTEP_ALLOWED_ORIGINS', '*', 'names “*”'],
    ['LOCKSTEP_ALLOWED_ORIGINS', 'https://a.example/', 'names “https://a.example/”'],
    ['LOCKSTEP_ALLOWED_ORIGINS', 'null', 'names “null”'],
    ['LOCKSTEP_TRUSTED_PROXIES', '10.0.0.0/33', 'prefix length'],
    ['LOCKSTEP_TRUSTED_PROXIES', 'proxy', 'neither an IP address nor a CIDR range'],
    ['LOCKSTEP_SECRET', 'short', 'at least 32 characters'],
    ['LOCKSTEP_SIGNUP', 'maybe', 'one of open, invite, closed'],
    ['LOCKSTEP_MAX_SOCKETS_PER_USER', '0', 'from 1 to'],
    ['LOCKSTEP_RATE_LIMITS', 'no', 'one of on, off'],
    ['LOCKSTEP_LLM_PROVIDER', 'eliza', 'one of offline'],
    ['LOCKSTEP_LLM_BASE_URL', 'localhost', 'http:// or https://'],
    ['SMTP_URL', 'mail.example.com', 'smtp:// or smtps://'],
    ['LOG_LEVEL', 'loud', 'one of trace'],
    ['DATABASE_URL', 'postgres://localhost/x', 'PostgreSQL is not in this version'],
    ['LOCKSTEP_BUS_URL', 'redis://localhost', 'not in this version'],
  ])('names %s=%s with its problem and an example', (name, value, problem) => {
    const { faults, message } = faultOf({ [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ variable: name });
    expect(faults[0]?.problem).toContain(problem);
    expect(message).toContain(`(example: ${name}=`);
  });

  it('names all faults at once, and never repeats a secret', () => {
    const { faults, message } = faultOf({ PORT: 'x', LOG_LEVEL: 'y', LOCKSTEP_SECRET: 'hunter2' });
    expect(faults.map(({ variable }) => variable).toSorted()).toEqual(['LOCKSTEP_SECRET', 'LOG_LEVEL', 'PORT']);
    expect(message).not.toContain('hunter2');
  });

  it('says which given values this version does not use, and which variables it does not know', () => {
    const { notices } = readConfig(
      {
        LOCKSTEP_SIGNUP: 'open',
        LOCKSTEP_LLM_PROVIDER: 'anthropic',
        LOCKSTEP_LLM_MODEL: 'm',
        LOCKSTEP_LLM_API_KEY: 'sk-secret',
        SMTP_URL: 'smtp://mail.example.com',
        LOCKSTEP_PUBLIC_ULR: 'x',
        LOCKSTEP_TOKEN: 'for the command line',
      },
      '/srv',
    );
    expect(notices).toHaveLength(6);
    expect(notices.join('\n')).not.toContain('sk-secret');
    expect(notices.join('\n')).toContain('LOCKSTEP_PUBLIC_ULR is not a variable');
  });

  it('lists every variable in the help, and every example is a valid value', () => {
    const help = configHelp();
    for (const name of Object.keys(variables)) expect(help).toContain(name);
    const { HOST, PORT, LOCKSTEP_PUBLIC_URL, LOCKSTEP_ALLOWED_ORIGINS, LOCKSTEP_TRUSTED_PROXIES, SMTP_URL } = variables;
    for (const each of [
      HOST,
      PORT,
      LOCKSTEP_PUBLIC_URL,
      LOCKSTEP_ALLOWED_ORIGINS,
      LOCKSTEP_TRUSTED_PROXIES,
      SMTP_URL,
    ]) {
      expect(each.schema.safeParse(each.example).success).toBe(true);
    }
  });
});
