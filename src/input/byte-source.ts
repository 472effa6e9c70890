/** Anything that bytes can be read from piece by piece. Pieces may be of any length, and are not written to again. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The bytes of one input, to be read once. */
export interface ByteSource extends AsyncIterable<Uint8Array> {
  /** The path as the user would recognise it, `-` for standard input. */
  readonly path: string;
  /** Bytes read so far, as stored (compressed, if the file is): the numerator of a progress bar. */
  readonly bytesRead: number;
  /** Bytes of the file as stored; undefined before the first read, and for pipes. */
  readonly size: number | undefined;
  /** When the file was written to last, in milliseconds since the epoch; undefined before the first read, and for pipes. */
  readonly modified?: number | undefined;
  /** Frees what is open, if not everything was read. Reading to the end, or leaving a `for await`, does so too. */
  close(): Promise<void>;
}

/** One buffer of all pieces; no copy if there is just one. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  return pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces);
}

/** The same memory as a `Buffer`, whose methods decode parts of it without another copy. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
