import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages/*,bench,tooling}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    restoreMocks: true,
    unstubGlobals: true,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
