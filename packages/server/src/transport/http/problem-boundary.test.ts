import { describe, expect, it } from 'vitest';
import { createLogger } from '../../observability/logger.ts';
import { Metrics } from '../../observability/metrics.ts';
import { ProblemBoundary } from './problem-boundary.ts';

const logged: string[] = [];
const boundary = new ProblemBoundary(
  createLogger({ level: 'error', output: { write: (line) => logged.push(line) > 0 } }),
  new Metrics({ processMetrics: false }),
);

function failure(code: string): Error {
  return Object.assign(new Error('database or disk is full'), { code });
}

describe('an error that nobody expected', () => {
  it.each(['ENOSPC', 'SQLITE_FULL', '53100'])('is a 503 to be tried again where the disk is full: %s', (code) => {
    const { problem, headers } = boundary.word(failure(code), 'r-1');
    expect(problem).toMatchObject({ status: 503, code: 'UNAVAILABLE', retryable: true, request_id: 'r-1' });
    expect(headers).toMatchObject({ 'Retry-After': '1' });
  });

  it('is a 500 that tells nothing of it, else', () => {
    const { problem } = boundary.word(failure('SQLITE_CORRUPT'), 'r-2');
    expect(problem).toMatchObject({ status: 500, code: 'INTERNAL', request_id: 'r-2' });
    expect(JSON.stringify(problem)).not.toContain('disk');
  });

  it.each(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'])(
    'is nothing to be logged where the client hung up in the middle of its request: %s',
    (code) => {
      logged.length = 0;
      expect(boundary.word(failure(code), 'r-3').problem).toMatchObject({ status: 400, code: 'MALFORMED' });
      expect(logged).toEqual([]);
    },
  );
});
