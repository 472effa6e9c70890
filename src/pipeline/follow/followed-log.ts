import { createAdapter, type AdapterOptions, type LogSource } from '../../adapters/index.js';
import type { Observation } from '../../stix/observation.js';
import { createBlockReader, type BlockReader, type BlockReaderOptions } from '../block-reader.js';
import { recogniseLog, type InputFormat } from '../open-log.js';
import { emptyBatch, inOrder, type Clock, type RecordBatch } from '../record-batch.js';
import type { RejectedFile } from '../run-summary.js';
import { createTail, type TailBlock, type TailPosition } from './tail.js';

/** Where the reading of a log stands: lines up to one have been dealt with, of the block that begins at a place. */
export interface LogPosition extends TailPosition {
  readonly path: string;
  /** The last line of which everything was pushed. */
  readonly doneLine: number;
}

/** What a log has next: an observation, or the time that it has come to without one. */
export type Next = { readonly time: string; readonly line: number; readonly observation?: Observation };

/** A log that grows, read a block at a time. */
export interface FollowedLog {
  readonly path: string;
  /** What is next, without taking it. */
  readonly peek: () => Next | undefined;
  readonly take: () => void;
  /** Reads on until there is something next; false if there is nothing at present. */
  readonly fill: () => Promise<boolean>;
  readonly position: () => LogPosition | undefined;
  /** Whether this is the file that is read, or was before it was renamed: under another name it is no other log. */
  readonly isOwn: (file: { readonly dev: number; readonly ino: number }) => boolean;
  readonly close: () => Promise<void>;
}

export interface FollowedLogOptions extends BlockReaderOptions {
  readonly format: InputFormat;
  readonly zone?: AdapterOptions['zone'];
  readonly skew?: AdapterOptions['skew'];
  readonly sources?: readonly LogSource[] | undefined;
  /** Told of what a block held, once. */
  readonly onBatch: (path: string, batch: RecordBatch) => void;
  readonly onRejectedFile: (file: RejectedFile) => void;
}

/** The header of a table is looked for in so many bytes. */
const HEAD_BYTES = 64 * 1024;

export function createFollowedLog(path: string, options: FollowedLogOptions, start?: LogPosition): FollowedLog {
  const tail = createTail(path, start);
  let doneLine = start?.doneLine ?? 0;
  let resumed = start;
  let at: TailPosition | undefined = start;
  let read: BlockReader | undefined;
  let isUnusable = false;
  let before: TailPosition | undefined;
  let pending: readonly Next[] = [];
  let next = 0;

  /** Finds out what a file is from its first lines. */
  const recognise = async ({ block, position }: TailBlock): Promise<void> => {
    isUnusable = false;
    read = undefined;
    const head =
      position.offset > 0 ? await tail.head(HEAD_BYTES) : block.kind === 'lines' ? block.bytes : new Uint8Array(0);
    const whole = head.subarray(0, head.lastIndexOf(10) + 1);
    // A first record that is longer is looked at as a whole.
    const seen = whole.subarray(0, Math.max(HEAD_BYTES, whole.indexOf(10) + 1));
    const found = await recogniseLog(new TextDecoder().decode(seen), options);
    const refuse = (reason: string, considered: RejectedFile['considered'] = []): void => {
      isUnusable = true;
      options.onRejectedFile({ file: path, reason, considered });
    };
    if (found.kind === 'unusable') {
      refuse(found.reason, found.considered);
      return;
    }
    if (found.source === 'stix' || found.format === 'xml' || found.format === 'csv') {
      refuse(NOT_LINES);
      return;
    }
    const adapter = createAdapter(found.source, options);
    if (found.format === 'json' && found.isDocument(adapter.source.lists)) {
      refuse(NOT_LINES);
      return;
    }
    read = createBlockReader(found.format, adapter, options);
    // A table that is taken up in the middle has its header at the beginning.
    if (found.format !== 'json' && position.offset > 0)
      read(path, { kind: 'lines', bytes: headerOf(whole) }, 1, emptyBatch());
  };

  const takeBlock = async (found: TailBlock): Promise<void> => {
    const { block, position } = found;
    if (found.isNewFile) {
      await recognise(found);
      // The numbers of lines that were done are those of the file that was left, read on where it was.
      if (resumed?.inode !== position.inode || resumed.offset !== position.offset) doneLine = 0;
      resumed = undefined;
    }
    if (at && (at.inode !== position.inode || at.device !== position.device)) before = at;
    at = position;
    if (isUnusable || !read) {
      tail.took(0);
      return;
    }
    const batch = emptyBatch();
    const lines = read(path, block, position.line, batch);
    tail.took(lines);
    const last = position.line + lines - 1;
    // What was dealt with before a restart is read again up to where that was, and left out.
    pending = Array.from(inOrder(batch), toNext).filter(({ line }) => line > doneLine);
    next = 0;
    if (pending.length === 0) doneLine = Math.max(doneLine, last);
    options.onBatch(path, batch);
  };

  return {
    path,
    peek: () => pending[next],
    take: () => {
      const taken = pending[next++];
      // Of several observations of one line, the line is done with the last.
      if (taken && pending[next]?.line !== taken.line) doneLine = Math.max(doneLine, taken.line);
      if (next >= pending.length) {
        pending = [];
        next = 0;
      }
    },
    fill: async () => {
      while (next >= pending.length) {
        const found = await tail.read();
        if (!found) return false;
        await takeBlock(found);
      }
      return true;
    },
    position: () => at && { path, ...at, doneLine },
    isOwn: ({ dev, ino }) => [at, before].some((one) => one?.inode === ino && one.device === dev),
    close: tail.close,
  };
}

const NOT_LINES = 'it is a document, which does not grow line by line; match it without --follow';

function toNext(one: Observation | Clock): Next {
  if (!('objects' in one)) return one;
  const { source, firstObserved } = one;
  return { time: firstObserved, line: source && 'line' in source ? source.line : 0, observation: one };
}

/** The first line, and those that say that they are of the header. If the first is a record, reading it once more does no harm. */
function headerOf(head: Uint8Array): Uint8Array {
  const lines = new TextDecoder('latin1').decode(head).split('\n');
  return new TextEncoder().encode(lines.filter((line, index) => index === 0 || line.startsWith('#')).join('\n') + '\n');
}
