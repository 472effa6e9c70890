import { createGunzip } from 'node:zlib';

/** What zlib made of one piece of input. */
export interface GunzipStep {
  readonly decoded: readonly Uint8Array[];
  /** zlib gave up; what its last call decoded is lost. */
  readonly error: Error | undefined;
  /** What follows the padding after the last member begins in here; zlib takes no more input. */
  readonly unused: Uint8Array | undefined;
}

/** gzip members, decoded piece by piece in a thread of libuv. Steps may not overlap. Promises never reject. */
export interface GunzipStepper {
  push(piece: Uint8Array): Promise<GunzipStep>;
  /** Says that there is no more input. An error means that a member is not complete. */
  end(): Promise<GunzipStep>;
  close(): void;
}

const OUTPUT_BYTES = 256 * 1024;

/**
 * Drives a `Gunzip` by hand. Piped, a stream that fails throws away what it has decoded and not yet handed out; here every
 * piece's output is taken before the next piece is given.
 */
export function createGunzipStepper(): GunzipStepper {
  const stream = createGunzip({ chunkSize: OUTPUT_BYTES });
  let decoded: Uint8Array[] = [];
  let failure: Error | undefined;
  let hasEnded = false;
  let pushed = 0;
  let settle: (() => void) | undefined;

  const done = (): void => {
    const wake = settle;
    settle = undefined;
    wake?.();
  };
  stream.on('data', (chunk: Uint8Array) => decoded.push(chunk));
  stream.on('error', (error) => {
    failure ??= error;
    done();
  });
  // A write that meets padding after the last member is never called back: the end of the output is all there is.
  stream.on('end', () => {
    hasEnded = true;
    done();
  });

  const step = (piece: Uint8Array | undefined, run: () => void): Promise<GunzipStep> =>
    new Promise((resolve) => {
      settle = () => {
        const taken = decoded;
        decoded = [];
        // `bytesWritten` counts what zlib has used, not what it was given.
        const unused = hasEnded ? piece?.subarray(Math.max(0, stream.bytesWritten - pushed)) : undefined;
        pushed += piece?.length ?? 0;
        resolve({ decoded: taken, error: failure, unused });
      };
      if (failure !== undefined || hasEnded) done();
      else run();
    });

  return {
    push: (piece) =>
      step(piece, () => {
        stream.write(piece, (error) => {
          if (error) failure ??= error;
          done();
        });
      }),
    end: () =>
      step(undefined, () => {
        stream.end();
      }),
    close: () => {
      stream.destroy();
    },
  };
}
