import { Option, type Command } from 'commander';
import { PROFILES, type ProfileName } from '../compile/profile.js';
import type { ObjectState } from '../feeds/store/index.js';
import type { ListCommandOptions } from './commands/store-list.js';
import type { PrepareCommandOptions } from './commands/store-prepare.js';
import type { PruneCommandOptions } from './commands/store-prune.js';
import type { ShowCommandOptions } from './commands/store-show.js';
import type { ExitCode } from './exit-code.js';
import { collect, instant } from './program-options.js';
import type { SelectionOptions } from './stores/read-selection.js';
import type { Terminal } from './terminal.js';

// Not the store's own list: SQLite would be loaded by every command.
const STATES: readonly ObjectState[] = ['active', 'revoked', 'expired'];

/** Adds `store ls`, `show`, `export`, `prune` and `prepare`. */
export function addStoreCommands(program: Command, finish: (code: ExitCode) => void, terminal: () => Terminal): void {
  const store = program.command('store').description('look after what was pulled and imported, and keep it ready');

  withSelection(store.command('ls').description('where a store has its objects from, and how many of what'))
    .option('--objects', 'list the objects themselves')
    .option('--json', 'as JSON')
    .action(async (path: string, options: ListCommandOptions) => {
      const { listCommand } = await import('./commands/store-list.js');
      finish(await listCommand(path, options, terminal()));
    });

  store
    .command('show')
    .description('an object, where it comes from, and what it is related to')
    .argument('<store>', 'the file of the store')
    .argument('<id>', 'the id of the object')
    .option('--json', 'as JSON')
    .action(async (path: string, id: string, options: ShowCommandOptions) => {
      const { showCommand } = await import('./commands/store-show.js');
      finish(await showCommand(path, id, options, terminal()));
    });

  withSelection(store.command('export').description('write objects as a STIX bundle')).action(
    async (path: string, options: SelectionOptions) => {
      const { exportCommand } = await import('./commands/store-export.js');
      finish(await exportCommand(path, options, terminal()));
    },
  );

  store
    .command('prune')
    .description('forget objects, and the relationships that lose an end')
    .argument('<store>', 'the file of the store')
    .option('--expired', 'whose valid_until has passed')
    .option('--expired-by <time>', 'whose valid_until has passed at that time', instant)
    .option('--revoked', 'that were revoked')
    .option('--source <name>', 'that only this source has, and the source itself')
    .action(async (path: string, options: PruneCommandOptions) => {
      const { pruneCommand } = await import('./commands/store-prune.js');
      finish(await pruneCommand(path, options, terminal()));
    });

  store
    .command('prepare')
    .description('write the indicators of feeds as a prepared set, which match -i opens in a fraction of the time')
    .option('-i, --indicators <input>', 'a feed, a directory of feeds or a glob; repeatable', collect, [])
    .option('-e, --expression <pattern>', 'a pattern; repeatable', collect, [])
    .requiredOption('--output <file>', 'the prepared set')
    .addOption(
      new Option('--profile <name>', 'how patterns are read')
        .choices(Object.keys(PROFILES))
        .default('detection' satisfies ProfileName),
    )
    .action(async (options: PrepareCommandOptions) => {
      const { prepareCommand } = await import('./commands/store-prepare.js');
      finish(await prepareCommand(options, terminal()));
    });
}

function withSelection(command: Command): Command {
  return command
    .argument('<store>', 'the file of the store')
    .option('--type <type>', 'of this type; repeatable', collect, [])
    .option('--state <state>', `in this state: ${STATES.join(', ')}; repeatable`, collect, [])
    .option('--source <name>', 'that this source has')
    .option('--marking <id>', 'with this marking; repeatable', collect, []);
}
