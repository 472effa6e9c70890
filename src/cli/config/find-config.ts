import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** The names that a configuration file may have, the first one that a folder has counts. */
export const CONFIG_NAMES = [
  'stix-pattern.config.yaml',
  'stix-pattern.config.yml',
  'stix-pattern.config.json',
] as const;

/** The configuration file of a folder or of the nearest one around it; undefined if there is none up to the root. */
export async function findConfig(from: string): Promise<string | undefined> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    for (const name of CONFIG_NAMES) {
      const path = join(folder, name);
      if (await exists(path)) return path;
    }
    if (dirname(folder) === folder) return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
