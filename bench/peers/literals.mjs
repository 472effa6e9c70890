import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createTextFile } from '../generate/text-file.mjs';

/** Writes the constants of a feed's equality indicators, one a line, for searches that know texts alone. Returns how many there are. */
export async function writeLiterals(feed, path) {
  const file = createTextFile(path);
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(feed) })) {
    const [, constant] = /"pattern":"\[[^[\]]*? = '([^'\\]*)'\]"/.exec(line) ?? [];
    if (constant === undefined || line.includes(' AND ')) continue;
    file.write(`${constant}\n`);
    count += 1;
  }
  file.close();
  return count;
}
