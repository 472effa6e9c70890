import { expect, test } from 'vitest';
import { createIndicatorSet } from '../../../src/index.js';
import { startWorkers } from '../../../src/pipeline/threads/worker-pool.js';

// Of the sources there is no compiled worker, so that every worker ends at once: what runs well is tested through the command
// (test/cli/match-threads.test.ts).

test('a worker that has ended refuses what it was asked, and what it is asked later', async () => {
  const set = createIndicatorSet([]).share();
  const workers = startWorkers(2);
  const pool = workers.begin({ set, filter: 'auto', zone: undefined });
  const task = { file: 'a.ndjson', source: 'zeek', block: { kind: 'lines', bytes: Buffer.from('{}\n') } } as const;
  await Promise.all([1, 2, 3].map(() => expect(pool.look(task)).rejects.toThrow(/worker/)));
  await Promise.all([1, 2].map(() => expect(pool.look(task)).rejects.toThrow(/worker/)));
  await workers.close();
});
