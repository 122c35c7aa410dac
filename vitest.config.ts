import { defineConfig } from 'vitest/config';

const elsewhere = ['**/node_modules/**', '**/dist/**'];
const system = '**/*.system.test.ts';
const pure = 'packages/{protocol,core,client,assistant}';

/**
 * `*.system.test.ts` starts real processes and takes seconds; everything else is quick enough for `npm run check`.
 * Packages without ambient state share one process for many files, which halves what their tests cost.
 */
export default defineConfig({
  test: {
    restoreMocks: true,
    unstubGlobals: true,
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: [`${pure}/**/*.test.ts`], exclude: [...elsewhere, system], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{packages/*,bench,fuzz,matrix,simulation,soak,tooling,examples}/**/*.test.{ts,tsx}'],
          exclude: [...elsewhere, system, `${pure}/**`],
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: [`{packages/*,bench,fuzz,matrix,simulation,soak,tooling,examples}/${system}`],
          exclude: elsewhere,
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
