import { relative, sep } from 'node:path';
import picomatch from 'picomatch';
import type { DiagnosticCode } from '../../diagnostics/codes.js';
import type { Config } from './config.js';

/** Tells which codes are ignored in a file. */
export type CodesIgnoredIn = (file: string) => ReadonlySet<DiagnosticCode>;

/** Prepares the ignores of a configuration. A folder in `files` means everything in it. */
export function createPathIgnores({ folder, ignores }: Config): CodesIgnoredIn {
  const matchers = ignores.map(({ files, codes }) => ({
    codes,
    matches: picomatch(files.flatMap(withContent), { dot: true }),
  }));
  let last: { readonly file: string; readonly codes: ReadonlySet<DiagnosticCode> } | undefined;
  return (file) => {
    // The patterns of a file come one after the other.
    if (last?.file !== file) {
      const path = relative(folder, file).split(sep).join('/');
      last = { file, codes: new Set(matchers.flatMap(({ codes, matches }) => (matches(path) ? codes : []))) };
    }
    return last.codes;
  };
}

function withContent(glob: string): readonly string[] {
  const bare = glob.replace(/^\.\//, '').replace(/\/+$/, '');
  return [bare, `${bare}/**`];
}
