import { expect, it } from 'vitest';
import { vagueFileNames } from './file-names.ts';

const named = (path: string): { path: string; text: string } => ({ path, text: '' });

it.each(['packages/core/src/utils.ts', 'packages/web/src/helpers/date.ts', 'packages/server/src/common/index.ts'])(
  'finds %s',
  (path) => {
    expect(vagueFileNames([named(path)])).toEqual([expect.stringContaining(path)]);
  },
);

it('lets names that say something pass', () => {
  expect(vagueFileNames([named('packages/core/src/order/position-between.ts')])).toEqual([]);
});
