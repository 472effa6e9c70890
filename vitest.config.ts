import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // By default one core is left to others, which on two cores is half of the machine.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    // Some compile the command line first, which takes longer than the usual ten seconds on a busy machine.
    hookTimeout: 120_000,
  },
});
