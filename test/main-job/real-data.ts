import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { constants, gunzipSync } from 'node:zlib';

/** Public feeds and logs that may lie beside the repository. */
const DATA = new URL('../../../shared/data/', import.meta.url);

/** Whether the real data is there; tests that need it are skipped otherwise. */
export const HAVE_REAL_DATA = existsSync(new URL('logs/', DATA)) && existsSync(new URL('indicators/', DATA));

/** The path of a file or folder of the real data. */
export function pathOfData(path: string): string {
  return fileURLToPath(new URL(path, DATA));
}

/** The name of a log as the tables of expectations have it, `suricata/eve.json.gz`; undefined for what is no real log. */
export function logName(path: string): string | undefined {
  const root = pathOfData('logs/');
  return path.startsWith(root) ? path.slice(root.length) : undefined;
}

/** The text of a file, unpacked; of a truncated archive, what came before the truncation. */
export function readData(path: string): string {
  const bytes = readFileSync(pathOfData(path));
  return (path.endsWith('.gz') ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes).toString('utf8');
}
