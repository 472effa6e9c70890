import type { LineBlock } from '../../input/line-blocks.js';
import { tooLongLine, type RecordBatch } from '../record-batch.js';
import type { BlockResult } from './messages.js';
import type { WorkerPool } from './worker-pool.js';

/** A block that is under way: what became of it, once it is known. */
type UnderWay = Promise<BlockResult> | { readonly tooLong: number };

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
  const underWay: UnderWay[] = [];
  let nextLine = 1;
  const settle = async (first: UnderWay): Promise<RecordBatch> => {
    const firstLine = nextLine;
    if ('tooLong' in first) {
      nextLine += 1;
      return { ...NOTHING, rejected: [tooLongLine(firstLine, first.tooLong)] };
    }
    const { lines, passedOver, rejected, notes, hits } = await first;
    nextLine += lines;
    const inFile = (line: number): number => line + firstLine - 1;
    return {
      observations: [],
      passedOver,
      rejected: rejected.map(({ line, reason }) => ({ line: inFile(line), reason })),
      notes,
      hits: hits.map(({ observation, hits: found }) => {
        const from = observation.source && 'line' in observation.source ? observation.source.line : 1;
        return { observation: { ...observation, source: { file, line: inFile(from) } }, hits: found };
      }),
    };
  };

  try {
    for await (const block of blocks) {
      if (block.kind === 'too-long') {
        underWay.push({ tooLong: block.byteLength });
      } else {
        const look = pool.look({ file, source, bytes: block.bytes });
        // It is awaited in its turn; until then a failure must not count as unhandled.
        look.catch(() => undefined);
        underWay.push(look);
      }
      if (underWay.length >= pool.room) {
        const first = underWay.shift();
        if (first) yield await settle(first);
      }
    }
  } catch (error) {
    // What was read before the fault counts.
    for (const one of underWay.splice(0)) yield await settle(one);
    throw error;
  }
  for (const one of underWay) yield await settle(one);
}

const NOTHING: RecordBatch = { observations: [], passedOver: 0, rejected: [], notes: [] };
