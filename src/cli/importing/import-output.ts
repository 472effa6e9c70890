import { basename } from 'node:path';
import type { StixObject } from '../../stix/stix-object.js';
import { createBundleWriter } from '../bundle-writer.js';
import type { Terminal } from '../terminal.js';

/** Where the objects of `import` go. */
export interface ImportOutput {
  /** Before the objects of a file. */
  readonly begin: (file: string) => Promise<void>;
  /** Takes objects; returns those that were not there before. */
  readonly add: (objects: readonly StixObject[]) => Promise<readonly StixObject[]>;
  /** Returns how many came again. */
  readonly finish: () => Promise<number>;
}

export interface ImportOutputOptions {
  readonly output: 'stix' | 'ndjson';
  readonly store?: string;
  readonly source?: string;
}

export async function createImportOutput(options: ImportOutputOptions, terminal: Terminal): Promise<ImportOutput> {
  if (options.store !== undefined) {
    // SQLite is loaded by those who use it alone.
    const { createStoreOutput } = await import('./store-output.js');
    return createStoreOutput(options.store, options.source, terminal);
  }
  return options.output === 'stix' ? createBundleImport(terminal) : createLinesImport(terminal);
}

function createBundleImport({ out }: Terminal): ImportOutput {
  const bundle = createBundleWriter(out);
  return onceEach(bundle.add, bundle.finish);
}

function createLinesImport({ out }: Terminal): ImportOutput {
  const write = async (objects: readonly StixObject[]): Promise<void> => {
    if (objects.length > 0) await out(objects.map((object) => `${JSON.stringify(object)}\n`).join(''));
  };
  return onceEach(write, () => Promise.resolve());
}

/** Each version of an object once: its first one, of several feeds that say the same. */
function onceEach(write: (objects: readonly StixObject[]) => Promise<void>, end: () => Promise<void>): ImportOutput {
  const known = new Set<string>();
  let repeated = 0;
  return {
    begin: () => Promise.resolve(),
    add: async (objects) => {
      const fresh = objects.filter((object) => {
        const version = versionOf(object);
        if (known.has(version)) return false;
        known.add(version);
        return true;
      });
      repeated += objects.length - fresh.length;
      await write(fresh);
      return fresh;
    },
    finish: async () => {
      await end();
      return repeated;
    },
  };
}

function versionOf({ id, modified }: StixObject): string {
  return typeof modified === 'string' ? `${id} ${modified}` : id;
}

/** What a store calls a file: its name, as the path may be another one tomorrow. */
export function sourceOf(file: string): string {
  return file === '-' ? 'standard input' : basename(file);
}
