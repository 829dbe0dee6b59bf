import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    // generous: browsers and processes start slowly on a machine that others use too
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // and one of them may be starved once; what a test found wrong is never tried again
    retry: { count: 1, condition: /timed out|timeout \d+ms exceeded/i },
    maxWorkers: 2,
  },
});
