import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DEFAULT_MAX_LINE_BYTES, type LineBlock } from '../../input/line-blocks.js';

/** A place in a file that grows: of which file it is, by its numbers, and how far it has been read. */
export interface TailPosition {
  readonly device: number;
  readonly inode: number;
  /** Bytes before the first line that is not read. */
  readonly offset: number;
  /** The number of that line, from 1. */
  readonly line: number;
}

/** Whole lines of a file, and where they begin. */
export interface TailBlock {
  readonly block: LineBlock;
  readonly position: TailPosition;
  /** Set when another file begins under the path: what was known of the one before does not hold. */
  readonly isNewFile: boolean;
}

/**
 * Reads a file that grows, through rotation. A file that was renamed is read to its end before the new one under its path; one that became
 * shorter was truncated, and is read from its beginning. A last line without a line feed waits for the rest of it.
 */
export interface Tail {
  readonly path: string;
  /** The next whole lines, or undefined if there are none at present. */
  readonly read: () => Promise<TailBlock | undefined>;
  /** The beginning of the file that is being read, for headers. */
  readonly head: (bytes: number) => Promise<Uint8Array>;
  /** Says how many lines the last block had. */
  readonly took: (lines: number) => void;
  readonly close: () => Promise<void>;
}

const READ_BYTES = 256 * 1024;
const LINE_FEED = 10;

/** Begins to read a path, at its beginning or where it was left. The file need not be there yet. */
export function createTail(path: string, start?: TailPosition): Tail {
  let file: OpenFile | undefined;
  let isNewFile = true;
  let resumeAt = start;

  const openAtStart = async (): Promise<OpenFile | undefined> => {
    const found = resumeAt && (await findFile(path, resumeAt));
    const from = found ? resumeAt : undefined;
    resumeAt = undefined;
    return openFile(found ?? path, from);
  };

  /** What is under the path now, if it is another file than the one that is open, or a shorter one. */
  const hasMoved = async (current: OpenFile): Promise<'no' | 'replaced' | 'truncated'> => {
    const now = await ifThere(stat(path));
    if (now?.isFile() !== true) return 'no';
    if (now.ino !== current.inode || now.dev !== current.device) return 'replaced';
    return now.size < current.offset + current.partial.length ? 'truncated' : 'no';
  };

  const give = (current: OpenFile, block: LineBlock): TailBlock => {
    const { device, inode, offset, line } = current;
    const given = { block, position: { device, inode, offset, line }, isNewFile };
    isNewFile = false;
    current.offset += block.kind === 'lines' ? block.bytes.length : block.byteLength;
    return given;
  };

  const startOver = async (): Promise<void> => {
    await file?.handle.close();
    file = await openFile(path);
    isNewFile = true;
  };

  const read = async (): Promise<TailBlock | undefined> => {
    if (!file) {
      file = await openAtStart();
      if (!file) return undefined;
    }
    for (;;) {
      const current: OpenFile = file;
      const block = await readLines(current);
      if (block) return give(current, block);
      const moved = await hasMoved(current);
      if (moved === 'no') return undefined;
      // Between the two looks something may have been written to the file that was renamed.
      const rest = moved === 'replaced' ? await readLines(current) : undefined;
      if (rest) return give(current, rest);
      const unfinished = moved === 'replaced' ? current.partial : nothing();
      if (unfinished.length > 0) {
        current.partial = nothing();
        return give(current, { kind: 'lines', bytes: unfinished });
      }
      await startOver();
      if (!file) return undefined;
    }
  };

  return {
    path,
    read,
    took: (lines) => {
      if (file) file.line += lines;
    },
    head: async (bytes) => {
      if (!file) return nothing();
      const { buffer, bytesRead } = await file.handle.read({ buffer: Buffer.alloc(bytes), position: 0 });
      return buffer.subarray(0, bytesRead);
    },
    close: async () => {
      await file?.handle.close();
      file = undefined;
    },
  };
}

interface OpenFile {
  readonly handle: FileHandle;
  readonly device: number;
  readonly inode: number;
  offset: number;
  line: number;
  /** What was read of a line that has no end yet. */
  partial: Uint8Array;
  /** Bytes of a line that is over the limit, of which nothing is kept. */
  skipped: number;
}

const nothing = (): Uint8Array => new Uint8Array(0);

async function openFile(path: string, from?: TailPosition): Promise<OpenFile | undefined> {
  const handle = await ifThere(open(path));
  if (!handle) return undefined;
  const { dev: device, ino: inode, size } = await handle.stat();
  const { offset, line } = from && from.offset <= size ? from : { offset: 0, line: 1 };
  return { handle, device, inode, offset, line, partial: nothing(), skipped: 0 };
}

/** Reads on to the end of a line; undefined if no line has ended. */
async function readLines(file: OpenFile): Promise<LineBlock | undefined> {
  for (;;) {
    const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
    const position = file.offset + file.skipped + file.partial.length;
    const { bytesRead } = await file.handle.read({ buffer, position });
    if (bytesRead === 0) return undefined;
    const chunk = buffer.subarray(0, bytesRead);
    if (file.skipped > 0) {
      const end = chunk.indexOf(LINE_FEED);
      file.skipped += end < 0 ? chunk.length : end + 1;
      if (end < 0) continue;
      const byteLength = file.skipped;
      file.skipped = 0;
      return { kind: 'too-long', byteLength };
    }
    const bytes = file.partial.length > 0 ? Buffer.concat([file.partial, chunk]) : chunk;
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      file.partial = nothing();
      return { kind: 'lines', bytes: bytes.subarray(0, end) };
    }
    if (bytes.length > DEFAULT_MAX_LINE_BYTES) {
      file.skipped = bytes.length;
      file.partial = nothing();
    } else {
      file.partial = bytes;
    }
  }
}

/** The file with the numbers of a position: the path itself, or what it was renamed to beside it. */
async function findFile(path: string, { device, inode }: TailPosition): Promise<string | undefined> {
  const siblings = (await ifThere(readdir(dirname(path)))) ?? [];
  const names = siblings.filter((name) => name.startsWith(basename(path)));
  for (const candidate of [path, ...names.map((name) => join(dirname(path), name))]) {
    const stats = await ifThere(stat(candidate));
    if (stats?.isFile() === true && stats.ino === inode && stats.dev === device) return candidate;
  }
  return undefined;
}

async function ifThere<T>(looked: Promise<T>): Promise<T | undefined> {
  try {
    return await looked;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES'))
      return undefined;
    throw error;
  }
}
