import { pruneStore } from '../../feeds/store/index.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { useStore } from '../stores/use-store.js';
import { now } from '../taxii/use-client.js';
import type { Terminal } from '../terminal.js';

export interface PruneCommandOptions {
  readonly expired?: boolean;
  readonly expiredBy?: string;
  readonly revoked?: boolean;
  readonly source?: string;
}

/** `stix-pattern store prune`: forgets what has expired, was revoked, or came from a source. */
export function pruneCommand(
  path: string,
  { expired, expiredBy, revoked, source }: PruneCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const instant = expiredBy ?? (expired === true ? now() : undefined);
  if (instant === undefined && revoked !== true && source === undefined) {
    throw new UsageError('Say what to forget: --expired, --expired-by, --revoked or --source.');
  }
  return useStore(path, (store) => {
    const { objects, relationships, collections } = pruneStore(store, {
      ...(instant !== undefined && { expiredBy: instant }),
      ...(revoked === true && { revoked }),
      ...(source !== undefined && { source }),
    });
    const number = (value: number): string => value.toLocaleString('en');
    terminal.note(
      `${number(objects)} objects forgotten, ${number(relationships)} of them relationships that lost an end; ` +
        `${number(collections)} collections`,
    );
    return EXIT.done;
  });
}
