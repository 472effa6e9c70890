import { Worker } from 'node:worker_threads';
import { handOver } from '../../input/chunk-memory.js';
import type { BlockResult, BlockTask, WorkerAnswer, WorkerMessage, WorkerSetup } from './messages.js';

/** Worker threads that are starting: it takes them some tenths of a second to load, in which indicators may be loaded, too. */
export interface Workers {
  readonly count: number;
  /** Tells them what to look for. */
  readonly begin: (setup: WorkerSetup) => WorkerPool;
  readonly close: () => Promise<void>;
}

/** Worker threads that look at blocks. */
export interface WorkerPool {
  /** How many blocks are worth having under way: two a worker, so that none waits for the main thread. */
  readonly room: number;
  /** Gives a block to the next worker in turn. Rejects if the worker fails. */
  readonly look: (task: BlockTask) => Promise<BlockResult>;
}

const BLOCKS_A_WORKER = 2;

/** Starts so many workers. */
export function startWorkers(count: number): Workers {
  const workers = Array.from({ length: count }, startWorker);
  let next = 0;
  return {
    count,
    begin: (setup) => {
      for (const worker of workers) worker.begin(setup);
      return {
        room: BLOCKS_A_WORKER * count,
        look: (task) => {
          const worker = workers[next++ % workers.length];
          if (!worker) throw new Error('There is no worker.');
          return worker.look(task);
        },
      };
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

interface Waiting {
  readonly resolve: (result: BlockResult) => void;
  readonly reject: (error: Error) => void;
  readonly takeBack: ((memory: ArrayBuffer) => void) | undefined;
}

/** One worker. It answers in the order in which it is asked; once it has ended, it refuses what it is asked, whatever it ended of. */
function startWorker(): Pick<WorkerPool, 'look'> & Pick<Workers, 'close'> & { begin: (setup: WorkerSetup) => void } {
  const worker = new Worker(new URL('./worker.js', import.meta.url));
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
    if (answer.memory) asked?.takeBack?.(answer.memory);
    if ('result' in answer) asked?.resolve(answer.result);
    else asked?.reject(new Error(`A worker thread failed: ${answer.error}`));
  });
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', (code) => {
    fail(`it ended with code ${code}`);
  });
  return {
    begin: (setup) => {
      const message: WorkerMessage = { kind: 'begin', setup };
      worker.postMessage(message);
    },
    look: (task) =>
      new Promise((resolve, reject) => {
        if (failure) {
          reject(failure);
          return;
        }
        // A file's chunk is handed over, and comes back with the answer; of other memory something may still be needed, and it is copied.
        const { block } = task;
        const lent = block.kind === 'lines' ? handOver(block.bytes) : undefined;
        waiting.push({ resolve, reject, takeBack: lent?.takeBack });
        const message: WorkerMessage = { kind: 'look', task, isLent: lent !== undefined };
        worker.postMessage(message, lent ? [lent.memory] : []);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}
