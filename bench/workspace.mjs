import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFeed } from './generate/feed.mjs';
import { writeLog } from './generate/log.mjs';

/**
 * A folder for what the bench writes. A temporary one goes with `close`; one that was named stays, and what is in it is used again as long as
 * the generators are the same.
 *
 * @param {string} [named]
 */
export function createWorkspace(named) {
  const folder = named ?? mkdtempSync(join(tmpdir(), 'stix-pattern-bench-'));
  mkdirSync(folder, { recursive: true });
  const version = fingerprint();

  /** Makes a file or a folder unless the same generator has made it before; returns what it said of it. */
  const make = (name, write) => {
    const path = join(folder, `${version}-${name}`);
    const note = `${path}.json`;
    if (existsSync(note)) return { path, ...JSON.parse(readFileSync(note, 'utf8')) };
    const about = write(path);
    writeFileSync(note, JSON.stringify(about));
    return { path, ...about };
  };
  return {
    folder,
    make,
    /** @returns {{ path: string, bytes: number }} */
    feed: ({ mix = 'feed', size, form = 'ndjson' }) =>
      make(`${mix}-${size}.${form === 'bundle' ? 'json' : 'ndjson'}`, (path) => ({
        bytes: writeFeed(path, { mix, size, form }),
      })),
    /** @returns {{ path: string, records: number, bytes: number, expected: object }} `path` is a folder */
    log: ({ mix = 'feed', size, records, rate }) =>
      make(`log-${mix}-${size}-${records}-${rate}`, (path) => {
        mkdirSync(path, { recursive: true });
        return writeLog(path, { mix, size, records, rate });
      }),
    close: () => {
      if (named === undefined) rmSync(folder, { recursive: true });
    },
  };
}

/** The files of a log, for those that take no folder. */
export const filesOf = ({ path }) => [join(path, 'zeek.ndjson'), join(path, 'eve.ndjson')];

/** Of the generators and of the statistics that they draw from. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const folder of ['generate/', 'statistics/']) {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    for (const name of readdirSync(path, { recursive: true }).sort()) {
      if (/^(?!measure).*\.(mjs|json)$/.test(name)) hash.update(readFileSync(join(path, name)));
    }
  }
  return hash.digest('hex').slice(0, 8);
}
