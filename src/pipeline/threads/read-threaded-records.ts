import type { LineBlock } from '../../input/line-blocks.js';
import type { Observation } from '../../stix/observation.js';
import type { RecordBatch } from '../record-batch.js';
import type { BlockResult } from './messages.js';
import type { WorkerPool } from './worker-pool.js';

/**
 * Has the blocks of a log looked at by workers, several at a time, and gives what they found in the order of the log. No more blocks are read
 * than there is room for: what is waiting to be taken holds the reading back.
 */
export async function* readThreadedRecords(
  file: string,
  source: string,
  blocks: AsyncIterable<LineBlock>,
  pool: WorkerPool,
): AsyncGenerator<RecordBatch, void, undefined> {
  const underWay: Promise<BlockResult>[] = [];
  let linesBefore = 0;
  const settle = async (look: Promise<BlockResult>): Promise<RecordBatch> => {
    const { lines, batch } = await look;
    const placed = moveDown(batch, linesBefore);
    linesBefore += lines;
    return placed;
  };

  try {
    for await (const block of blocks) {
      const look = pool.look({ file, source, block });
      // It is awaited in its turn; until then a failure must not count as unhandled.
      look.catch(() => undefined);
      underWay.push(look);
      const [first] = underWay;
      if (first && underWay.length >= pool.room) {
        underWay.shift();
        yield await settle(first);
      }
    }
  } catch (error) {
    // What was read before the fault counts.
    for (const look of underWay) yield await settle(look);
    throw error;
  }
  for (const look of underWay) yield await settle(look);
}

/** The batch, so many lines further down in its file. */
function moveDown(batch: RecordBatch, lines: number): RecordBatch {
  return {
    ...batch,
    rejected: batch.rejected.map((one) => ({ ...one, line: one.line + lines })),
    hits: (batch.hits ?? []).map((one) => ({ ...one, observation: placed(one.observation, lines) })),
  };
}

function placed(observation: Observation, lines: number): Observation {
  const { source } = observation;
  if (!source || !('line' in source)) return observation;
  return { ...observation, source: { ...source, line: source.line + lines } };
}
