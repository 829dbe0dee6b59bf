import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    // generous: browsers and processes start slowly on a machine that others use too, and one of them may be starved once
    testTimeout: 90_000,
    hookTimeout: 120_000,
    retry: 1,
    maxWorkers: 2,
  },
});
