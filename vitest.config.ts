import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    // A run of the whole road, browser included, on a busy machine of two cores.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
