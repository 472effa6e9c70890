import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Puts new content in place of a file's, in one step: whoever reads the file sees all of the old or all of the new. The mode is kept, and a
 * symbolic link stays one; a hard link is separated from its others. A file that is not there is made.
 * @throws the error of the system; the file is then as it was.
 */
export async function replaceFile(path: string, content: Uint8Array): Promise<void> {
  const target = await ifThere(realpath(path), path);
  const mode = await ifThere(modeOf(target), NEW_FILE);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  // Exclusive: what lies there under this name is not ours to overwrite, and a link there is not ours to follow.
  const handle = await open(temporary, 'wx', mode);
  try {
    try {
      await handle.writeFile(content);
      // The mode at creation is cut by the umask, which only a file that was there can do without.
      if (mode !== NEW_FILE) await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const NEW_FILE = 0o666;

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode;
}

/** What is said of a file, or something else where there is no file. */
async function ifThere<T>(said: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await said;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise;
    throw error;
  }
}
