import { createStoreGraph, readObject, readProvenance } from '../../feeds/store/index.js';
import { printable } from '../../report/index.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { titleOf } from '../stores/read-selection.js';
import { useStore } from '../stores/use-store.js';
import { now } from '../taxii/use-client.js';
import type { Terminal } from '../terminal.js';

export interface ShowCommandOptions {
  readonly json?: boolean;
}

/** `stix-pattern store show`: an object, whether it counts, where it comes from, and what it is related to. */
export function showCommand(
  path: string,
  id: string,
  options: ShowCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  return useStore(path, async (store) => {
    const stored = readObject(store, id, now());
    if (!stored) throw new UsageError(`${path} has no object ${id}.`);
    const { object, state } = stored;
    const provenance = readProvenance(store, id);
    const relationships = createStoreGraph(store).relationships(id);
    if (options.json === true) {
      const sources = provenance.map(({ source, url, title, version, seenAt }) => ({
        source,
        url,
        title,
        version,
        seen_at: seenAt,
      }));
      await terminal.out(`${JSON.stringify({ object, state, sources, relationships }, undefined, 2)}\n`);
      return EXIT.done;
    }
    const { bold, dim, yellow } = terminal.style;
    const lines = [`${bold(printable(titleOf(object) || id))}  ${state === 'active' ? state : yellow(state)}`];
    lines.push(...JSON.stringify(object, undefined, 2).split('\n').map(printable));
    for (const { source, title, url, version, seenAt } of provenance) {
      const which = version === '' ? '' : `version ${version}, `;
      lines.push(printable(`from ${source}  ${title ?? url}  ${which}seen ${seenAt}`));
    }
    for (const { type, source, target } of relationships) {
      const other = source === id ? target : source;
      const end = readObject(store, other)?.object;
      const name = end
        ? `${printable(titleOf(end))}  ${dim(printable(other))}`
        : dim(printable(`${other}, which is not in the store`));
      lines.push(printable(`${source === id ? '' : '← '}${type}  `) + name);
    }
    await terminal.out(lines.map((line) => `${line}\n`).join(''));
    return EXIT.done;
  });
}
