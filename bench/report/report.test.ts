import { expect, it } from 'vitest';
import { formatFigure } from './format-figure.ts';
import { replaceBetween } from './replace-between.ts';
import { Results } from './results.ts';
import { selfTimes } from './self-times.ts';
import { detailTable, targetTable } from './table.ts';

const storm = { benchmark: 'reconnect-storm', case: 'sync' };

function resultsOf(times: readonly number[], lost = 0): Results {
  const results = new Results();
  for (const all_live_ms of times) results.add(storm, { figures: { all_live_ms, lost }, faults: { lost, doubled: 0 } });
  results.add({ ...storm, case: 'socket.io' }, { figures: { all_live_ms: 4350, lost: 12 }, faults: { doubled: 0 } });
  return results;
}

it('judges the median of all runs against the target, beside the peers', () => {
  const lines = targetTable(resultsOf([900, 2000, 800])).split('\n');
  expect(lines.slice(2)).toEqual([
    '| 5,000 dropped at once and resumed: all live after, ms | 900 | ≤ 1,000 | met | – | 4,350 |',
    '| – changes lost on the way | 0.00 | ≤ 0 | met | – | 12.0 |',
  ]);
  expect(targetTable(resultsOf([1001]))).toContain('| 1,001 | ≤ 1,000 | **not met** |');
});

it('shows every figure with its spread', () => {
  expect(detailTable(resultsOf([900, 2000, 800]))).toContain('all_live_ms 900 (800 … 2,000)<br>lost 0.00 |');
});

it('counts every fault, and every check that found none', () => {
  expect(resultsOf([900]).faults).toEqual([]);
  expect(resultsOf([900]).checks).toBe(3);
  expect(resultsOf([900], 2).faults).toEqual(['reconnect-storm, sync: lost 2']);
});

it.each([
  [1_234_567.8, '1,234,568'],
  [45.67, '45.7'],
  [0.734, '0.73'],
  [Number.NaN, '–'],
])('writes %d as %s', (value, text) => {
  expect(formatFigure(value)).toBe(text);
});

it('replaces what stands between the markers, and nothing else', () => {
  const markers = ['<a>', '<b>'] as const;
  expect(replaceBetween('x<a>old<b>y', markers, 'new')).toBe('x<a>\nnew\n<b>y');
  expect(() => replaceBetween('x<b>old<a>y', markers, 'new')).toThrow('<a>');
  expect(() => replaceBetween('x<a>1<b><a>2<b>y', markers, 'new')).toThrow('<a>');
});

it('adds up a profile by function, without idle time', () => {
  const node = (id: number, functionName: string, url = '') => ({
    id,
    callFrame: { functionName, url, lineNumber: 4 },
  });
  const profile = {
    nodes: [
      node(1, '(idle)'),
      node(2, 'write', 'file:///a/b/c/d.ts'),
      node(3, 'write', 'file:///a/b/c/d.ts'),
      node(4, ''),
    ],
    samples: [1, 2, 3, 4],
    timeDeltas: [9000, 2000, 4000, 2000],
  };
  expect(selfTimes(profile, 2)).toEqual([
    { place: 'write b/c/d.ts:5', ms: 6, share: 0.75 },
    { place: '(anonymous)', ms: 2, share: 0.25 },
  ]);
});
