import { createHash } from 'node:crypto';
import { readObjects } from '../../feeds/store/index.js';
import { OWN_NAMESPACE, uuidV5 } from '../../stix/uuid.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { readSelection, type SelectionOptions } from '../stores/read-selection.js';
import { useStore } from '../stores/use-store.js';
import { now } from '../taxii/use-client.js';
import type { Terminal } from '../terminal.js';

/** `stix-pattern store export`: objects as a bundle, one a line. The same objects give the same octets. */
export function exportCommand(path: string, options: SelectionOptions, terminal: Terminal): Promise<ExitCode> {
  const filter = readSelection(options, now());
  return useStore(path, async (store) => {
    const digest = createHash('sha256');
    let count = 0;
    await terminal.out('{"type":"bundle","objects":[');
    for (const { object } of readObjects(store, filter)) {
      const text = JSON.stringify(object);
      digest.update(text);
      await terminal.out(`${count === 0 ? '' : ','}\n${text}`);
      count += 1;
    }
    // At the end, since it is made of all that is in the bundle; members have no order.
    const id = `bundle--${uuidV5(OWN_NAMESPACE, digest.digest('hex'))}`;
    await terminal.out(`\n],"id":${JSON.stringify(id)}}\n`);
    terminal.note(`${count.toLocaleString('en')} objects`);
    return EXIT.done;
  });
}
