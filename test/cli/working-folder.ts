import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** An empty folder that each test of a file works in. */
export interface WorkingFolder {
  readonly path: () => string;
  readonly write: (name: string, content: string | Uint8Array) => void;
  readonly read: (name: string) => string;
  /** Goes to a folder below it, which is made. */
  readonly enter: (name: string) => void;
}

/** Gives each test of the file that calls it an empty working folder, and takes it away again. */
export function useWorkingFolder(): WorkingFolder {
  const home = process.cwd();
  let folder = '';
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'stix-pattern-')));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  });
  return {
    path: () => folder,
    write: (name, content) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    },
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    enter: (name) => {
      mkdirSync(join(folder, name), { recursive: true });
      process.chdir(join(folder, name));
    },
  };
}
