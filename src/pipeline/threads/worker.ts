import { parentPort, workerData } from 'node:worker_threads';
import { createAdapter } from '../../adapters/index.js';
import { openSharedSet } from '../../indicator-set/indicator-set.js';
import { createBlockReader, type BlockReader } from '../block-reader.js';
import { emptyBatch, type SlotHits } from '../record-batch.js';
import { createScreens } from '../screen/screens.js';
import type { BlockResult, BlockTask, WorkerAnswer, WorkerSetup } from './messages.js';

/**
 * What runs in a worker thread: blocks of bytes in, what they hit out. It sees the tables of the main thread's set, and compiles for itself the
 * indicators that are candidates here. Nothing is remembered from one block to the next.
 */
function createLook({ set: shared, filter, zone, partitionBy }: WorkerSetup): (task: BlockTask) => BlockResult {
  const set = openSharedSet(shared);
  const screens = createScreens(set, filter);
  const readers = new Map<string, BlockReader>();

  const readerOf = (source: string): BlockReader => {
    const known = readers.get(source);
    if (known) return known;
    const adapter = createAdapter(source, zone === undefined ? {} : { zone });
    const reader = createBlockReader('json', adapter, { idTypes: set.idTypes, screens, partitionBy });
    readers.set(source, reader);
    return reader;
  };

  return ({ file, source, block }) => {
    const read = emptyBatch();
    const lines = readerOf(source)(file, block, 1, read);
    const hits: SlotHits[] = [];
    for (const observation of read.observations) {
      const found: SlotHits['hits'][number][] = [];
      const undecided: SlotHits['undecided'][number][] = [];
      set.evaluate(
        observation,
        ({ slot }, expressions) => found.push({ slot, expressions }),
        ({ slot }, reason) => undecided.push({ slot, reason }),
      );
      if (found.length + undecided.length > 0) hits.push({ observation, hits: found, undecided });
      else read.passedOver += 1;
    }
    return { lines, batch: { ...read, observations: [], hits } };
  };
}

const look = createLook(workerData as WorkerSetup);

parentPort?.on('message', (task: BlockTask) => {
  let answer: WorkerAnswer;
  try {
    answer = { result: look(task) };
  } catch (error) {
    answer = { error: (error as Error).stack ?? String(error) };
  }
  parentPort?.postMessage(answer);
});
