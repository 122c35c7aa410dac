import { describe, expect, test } from 'vitest';
import { errorCatalogue, errorCodes } from './catalogue.ts';
import { LockstepError } from './lockstep-error.ts';
import { problemSchema } from './problem.ts';
import { toProblem } from './to-problem.ts';

describe('the error catalogue', () => {
  test('holds every code of the contract', () => {
    expect(errorCodes).toEqual(
      expect.arrayContaining([
        'UNAUTHENTICATED',
        'FORBIDDEN',
        'NOT_FOUND',
        'VALIDATION_FAILED',
        'CONFLICT',
        'OPERATION_ID_REUSED',
        'UNDO_EXPIRED',
        'RATE_LIMITED',
        'TOO_LARGE',
        'AMBIGUOUS',
      ]),
    );
  });

  test.each(errorCodes)('%s is worded as a problem that the schema accepts', (code) => {
    const problem = toProblem(new LockstepError(code, 'what happened'));
    expect(problemSchema.parse(problem)).toEqual(problem);
    expect(problem).toMatchObject({ code, detail: 'what happened', title: errorCatalogue[code].title, errors: [] });
    expect(problem.type).toMatch(/^urn:lockstep:error:[a-z-]+$/);
    expect(problem.status).toBeGreaterThanOrEqual(400);
  });

  test('titles are told apart', () => {
    const titles = Object.values(errorCatalogue).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('S3: only permanent domain refusals are recorded; 401, 429 and 5xx never are', () => {
    const recorded = Object.values(errorCatalogue).filter((entry) => entry.recorded);
    expect(new Set(recorded.map(({ status }) => status))).toEqual(new Set([404, 409, 410, 422]));
    expect(recorded.filter(({ retryable }) => retryable)).toEqual([]);
    // Its own refusal must not take the place of the first result.
    expect(errorCatalogue.OPERATION_ID_REUSED.recorded).toBe(false);
  });

  test('C5: what may succeed by itself is what is worth trying again', () => {
    for (const [code, { status, retryable }] of Object.entries(errorCatalogue)) {
      expect(retryable, code).toBe(status === 429 || status >= 500);
    }
  });

  test('details, candidates, the present value and the request id are told', () => {
    const error = new LockstepError('CONFLICT', 'no', {
      errors: [{ path: 'title', message: 'changed' }],
      current: { title: 'b' },
      candidates: [{ id: '1', name: 'a' }],
      cause: new Error('inner'),
    });
    expect(toProblem(error, 'req-1')).toMatchObject({
      errors: [{ path: 'title', message: 'changed' }],
      current: { title: 'b' },
      candidates: [{ id: '1', name: 'a' }],
      request_id: 'req-1',
    });
    expect(JSON.stringify(toProblem(error))).not.toContain('inner');
    expect(error.cause).toBeInstanceOf(Error);
  });
});
