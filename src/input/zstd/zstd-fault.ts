/** What stops a zstd decoder. Its caller knows the file's name and turns it into an `InputError`. */
export class ZstdFault extends Error {
  override readonly name = 'ZstdFault';
  readonly reason: 'corrupt' | 'unsupported' | 'too-large';
  /** The named limit that was reached, where the reason is `too-large`. */
  readonly limit: string | undefined;

  constructor(reason: 'corrupt' | 'unsupported' | 'too-large', message: string, limit?: string) {
    super(message);
    this.reason = reason;
    this.limit = limit;
  }
}

/** A fault in the data itself; `what` completes the sentence "the zstd data has ...". */
export function corrupt(what: string): ZstdFault {
  return new ZstdFault('corrupt', `the zstd data has ${what}`);
}
