import { Worker } from 'node:worker_threads';
import type { BlockResult, BlockTask, WorkerAnswer, WorkerSetup } from './messages.js';

/** Worker threads that look at blocks. */
export interface WorkerPool {
  /** How many blocks are worth having under way: two a worker, so that none waits for the main thread. */
  readonly room: number;
  /** Gives a block to the next worker in turn. Rejects if the worker fails. */
  readonly look: (task: BlockTask) => Promise<BlockResult>;
  readonly close: () => Promise<void>;
}

const BLOCKS_A_WORKER = 2;

/** Starts so many workers. */
export function createWorkerPool(count: number, setup: WorkerSetup): WorkerPool {
  const workers = Array.from({ length: count }, () => startWorker(setup));
  let next = 0;
  return {
    room: BLOCKS_A_WORKER * count,
    look: (task) => {
      const worker = workers[next++ % workers.length];
      if (!worker) throw new Error('There is no worker.');
      return worker.look(task);
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

interface Waiting {
  readonly resolve: (result: BlockResult) => void;
  readonly reject: (error: Error) => void;
}

/** One worker. It answers in the order in which it is asked; once it has ended, it refuses what it is asked, whatever it ended of. */
function startWorker(setup: WorkerSetup): Pick<WorkerPool, 'look' | 'close'> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: setup });
  const waiting: Waiting[] = [];
  let failure: Error | undefined;
  const fail = (cause: unknown): void => {
    failure ??= new Error(`A worker thread failed: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    for (const asked of waiting.splice(0)) asked.reject(failure);
  };
  worker.on('message', (answer: WorkerAnswer) => {
    const asked = waiting.shift();
    if ('result' in answer) asked?.resolve(answer.result);
    else asked?.reject(new Error(`A worker thread failed: ${answer.error}`));
  });
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', (code) => {
    fail(`it ended with code ${code}`);
  });
  return {
    look: (task) =>
      new Promise((resolve, reject) => {
        if (failure) {
          reject(failure);
          return;
        }
        waiting.push({ resolve, reject });
        // A block is a part of what was read, and what lies beside it may still be needed: it is copied, not handed over.
        worker.postMessage(task);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}
