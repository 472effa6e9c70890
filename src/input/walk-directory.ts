import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that a walk came upon. */
export interface FoundFile {
  /** The directory as it was given, and the way from there. */
  readonly path: string;
  /** The file's real path: the same for every way that leads to it. */
  readonly key: string;
}

/**
 * The files below a directory, in the order of their names. Hidden entries are left out, and so are pipes, sockets and
 * devices, which could block a run for ever. Symbolic links are followed; every directory is entered once, so that links
 * which form a loop end. What cannot be looked into is given as if it were a file: reading it tells why.
 * Throws only if the directory itself cannot be read.
 */
export async function* walkDirectory(directory: string): AsyncGenerator<FoundFile, void, undefined> {
  const root = await realpath(directory);
  yield* walk(directory, root, await readdir(directory, { withFileTypes: true }), new Set([root]));
}

async function* walk(
  directory: string,
  realDirectory: string,
  entries: readonly Dirent[],
  entered: Set<string>,
): AsyncGenerator<FoundFile, void, undefined> {
  for (const entry of entries.toSorted((one, other) => byCodeUnits(one.name, other.name))) {
    if (entry.name.startsWith('.')) continue;
    const path = joinPath(directory, entry.name);
    const found = await resolveEntry(entry, path, join(realDirectory, entry.name));
    if (found.kind === 'file') yield { path, key: found.key };
    if (found.kind !== 'directory' || entered.has(found.key)) continue;
    entered.add(found.key);
    const inner = await readdir(path, { withFileTypes: true }).catch(() => undefined);
    if (inner === undefined) yield { path, key: found.key };
    else yield* walk(path, found.key, inner, entered);
  }
}

/** A file that is called `-` must not be taken for standard input. */
function joinPath(directory: string, name: string): string {
  const path = join(directory, name);
  return path === '-' ? './-' : path;
}

type Entry = { readonly kind: 'file' | 'directory' | 'other'; readonly key: string };

/** What an entry is, links resolved. Only links cost system calls: 100,000 plain files cost none. */
async function resolveEntry(entry: Dirent, path: string, realPath: string): Promise<Entry> {
  if (!entry.isSymbolicLink()) return { kind: kindOf(entry), key: realPath };
  try {
    return { kind: kindOf(await stat(path)), key: await realpath(path) };
  } catch {
    return { kind: 'file', key: realPath };
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): Entry['kind'] {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other';
}

/** The same order everywhere, whatever the locale. */
export function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
