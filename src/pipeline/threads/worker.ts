import { parentPort, type MessagePort } from 'node:worker_threads';
import { createAdapter } from '../../adapters/index.js';
import { openSharedSet } from '../../indicator-set/indicator-set.js';
import { createBlockReader, type BlockReader } from '../block-reader.js';
import { emptyBatch, type SlotHits } from '../record-batch.js';
import { createScreens } from '../screen/screens.js';
import type { BlockResult, BlockTask, WorkerAnswer, WorkerMessage, WorkerSetup } from './messages.js';

/**
 * What runs in a worker thread: blocks of bytes in, what they hit out. It sees the tables of the main thread's set, and compiles for itself the
 * indicators that are candidates here. Nothing is remembered from one block to the next.
 */
function createLook({
  set: shared,
  filter,
  zone,
  skew,
  sources,
  partitionBy,
  keepRecords,
}: WorkerSetup): (task: BlockTask) => BlockResult {
  const set = openSharedSet(shared);
  const screens = createScreens(set, filter);
  const readers = new Map<string, BlockReader>();

  const readerOf = (source: string): BlockReader => {
    const known = readers.get(source);
    if (known) return known;
    const adapter = createAdapter(source, { zone, skew, sources });
    const reader = createBlockReader('json', adapter, { idTypes: set.idTypes, screens, partitionBy, keepRecords });
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

/** Answers what the main thread asks, in the order in which it asks. */
function serve(port: MessagePort): void {
  let look = (_task: BlockTask): BlockResult => {
    throw new Error('Nobody has said what to look for.');
  };
  port.on('message', (message: WorkerMessage) => {
    if (message.kind === 'begin') {
      look = createLook(message.setup);
      return;
    }
    const { task, isLent } = message;
    const memory = isLent && task.block.kind === 'lines' ? { memory: task.block.bytes.buffer as ArrayBuffer } : {};
    port.postMessage({ ...answerOf(() => look(task)), ...memory }, Object.values(memory));
  });
}

function answerOf(look: () => BlockResult): WorkerAnswer {
  try {
    return { result: look() };
  } catch (error) {
    return { error: (error as Error).stack ?? String(error) };
  }
}

if (parentPort) serve(parentPort);
