import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/taxii/*.check.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    // Each starts a server of its own; one after the other, so that kills hit pulls and not waits for a processor.
    fileParallelism: false,
  },
});
