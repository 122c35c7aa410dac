import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';

function logged(isTTY: boolean, write: (logger: ReturnType<typeof createLogger>) => void): string[] {
  const lines: string[] = [];
  write(createLogger({ level: 'info', output: { isTTY, write: (line) => lines.push(line) } }));
  return lines;
}

describe('logger', () => {
  it('writes a JSON line with time, level and message', () => {
    const [line = ''] = logged(false, (logger) => {
      logger.info({ port: 4747 }, 'Listening.');
      logger.debug('not at this level');
    });
    expect(JSON.parse(line)).toMatchObject({ level: 'info', msg: 'Listening.', port: 4747 });
    expect(line).toMatch(/"time":"\d{4}-\d\d-\d\dT[\d:.]+Z"/);
  });

  it('redacts secrets wherever they appear', () => {
    const text = logged(false, (logger) => {
      const secret = 'hunter2';
      logger.info({ token: secret, headers: { authorization: secret, cookie: secret, 'set-cookie': secret } }, 'a');
      logger.info({ config: { secret, smtpUrl: secret, llm: { apiKey: secret } }, password: secret }, 'b');
      logger.info({ request: { headers: { 'set-cookie': secret, authorization: secret } }, ticket: secret }, 'c');
    }).join('');
    expect(text).not.toContain('hunter2');
    expect(text).toContain('[redacted]');
  });

  it('is one readable line on a terminal, with the stack of an error', () => {
    const [line = '', failed = ''] = logged(true, (logger) => {
      logger.warn({ port: 4747 }, 'Hm.');
      logger.error({ err: new Error('disk') }, 'Failed.');
    }).map(stripVTControlCharacters);
    expect(line).toMatch(/^\d\d:\d\d:\d\d warn {2}Hm\. port=4747\n$/);
    expect(failed).toContain('error Failed. err=\nError: disk\n    at ');
  });
});
