import { describe, expect, it } from 'vitest';
import { believed, type Outcome } from './outcome.ts';
import { summary } from './summary.ts';

const outcome = (part: Partial<Outcome>): Outcome => ({
  suite: 'unit',
  passed: 0,
  failed: 0,
  skipped: 0,
  seconds: 1,
  report: '',
  ...part,
});

describe('summary', () => {
  it('ends with one line that counts all suites', () => {
    const text = summary([outcome({ passed: 2, skipped: 1 }), outcome({ suite: 'browser', passed: 3, failed: 1 })]);
    expect(text.split('\n').at(-1)).toBe('5 passed, 1 failed, 1 skipped');
    expect(text.match(/^\d+ passed, \d+ failed, \d+ skipped$/gm)).toHaveLength(1);
  });

  it('shows why a suite failed', () => {
    expect(summary([outcome({ suite: 'lint', failed: 1, report: 'a.ts:1 no any' })])).toContain(
      '── lint\na.ts:1 no any',
    );
  });
});

describe('believed', () => {
  it('takes honest counts as they are', () => {
    expect(believed({ passed: 3, failed: 1, skipped: 0 }, 1)).toMatchObject({ passed: 3, failed: 1, report: '' });
    expect(believed({ passed: 3, failed: 0, skipped: 2 }, 0)).toMatchObject({ failed: 0, skipped: 2, report: '' });
  });

  it('counts a crash as a failure', () => {
    expect(believed({ passed: 3, failed: 0, skipped: 0 }, 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  it('counts a suite that ran no test as a failure', () => {
    expect(believed({ passed: 0, failed: 0, skipped: 4 }, 0)).toMatchObject({ failed: 1, report: 'ran no test' });
  });
});
