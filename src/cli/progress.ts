import { statSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import type { InputFile } from '../input/expand-inputs.js';
import type { Terminal } from './terminal.js';

/** Progress over files of known size, as bytes read. */
export interface Progress {
  readonly update: (file: string, bytesRead: number, records: number) => void;
  /** Takes the bar away, so that lines can be printed. */
  readonly stop: () => void;
}

const SILENT: Progress = { update: () => undefined, stop: () => undefined };

/** A bar on stderr if that is a terminal and all sizes are known; nothing otherwise. */
export function createProgress(files: readonly InputFile[], terminal: Terminal): Progress {
  if (!terminal.isInteractive) return SILENT;
  const sizes = new Map(files.map(({ path }) => [path, sizeOf(path)]));
  if ([...sizes.values()].includes(undefined)) return SILENT;
  const total = [...sizes.values()].reduce<number>((sum, size) => sum + (size ?? 0), 0);
  const done = new Map<string, number>();

  const bar = new SingleBar({
    format: '{bar} {percentage}%  {records} records  {eta_formatted} left  {file}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 50,
  });
  bar.start(Math.max(total, 1), 0, { records: 0, file: '' });
  return {
    update: (file, bytesRead, records) => {
      done.set(file, bytesRead);
      const read = [...done.values()].reduce((sum, bytes) => sum + bytes, 0);
      bar.update(read, { records: records.toLocaleString('en'), file: file.slice(-40) });
    },
    stop: () => {
      bar.stop();
    },
  };
}

function sizeOf(path: string): number | undefined {
  if (path === '-') return undefined;
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
