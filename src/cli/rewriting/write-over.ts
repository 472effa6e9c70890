import { readFile } from 'node:fs/promises';
import { describeSystemError } from '../../input/input-error.js';
import { replaceFile } from '../replace-file.js';
import type { RewrittenFile } from './rewritten-file.js';

/** Writes a file that is still what it was read as, in one step. Returns why it did not. */
export async function writeOver(
  path: string,
  content: RewrittenFile['content'],
  bytes: Buffer,
): Promise<string | undefined> {
  if (!(content instanceof Uint8Array)) return content.reason;
  try {
    if (!bytes.equals(await readFile(path))) return 'it is compressed, or has changed since it was read';
    await replaceFile(path, content);
    return undefined;
  } catch (error) {
    return describeSystemError(error);
  }
}
