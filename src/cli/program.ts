import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { PROFILES, type ProfileName } from '../compile/profile.js';
import { INPUT_FORMATS } from '../pipeline/index.js';
import { matchCommand, type MatchCommandOptions } from './commands/match.js';
import { EXIT, UsageError, type ExitCode } from './exit-code.js';
import { createTerminal, type Terminal } from './terminal.js';

/** Runs the command line and returns its exit code; it writes to the real streams. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.done;
  const program = createProgram((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`stix-pattern: ${error.message}\n`);
    return EXIT.usage;
  }
}

function createProgram(finish: (code: ExitCode) => void): Command {
  const program = new Command('stix-pattern')
    .description('Match STIX 2.1 indicator patterns against logs, and check them.')
    .version(version())
    .option('--no-color', 'never use colours')
    .option('--quiet', 'print results and errors only')
    .exitOverride()
    .showHelpAfterError('(stix-pattern --help says more)');
  const terminal = (): Terminal => {
    const { color, quiet } = program.opts<{ color: boolean; quiet?: boolean }>();
    return createTerminal({ color, quiet: quiet === true });
  };

  program
    .command('match')
    .description('find which indicators occur in which logs')
    .argument('[logs...]', 'files, directories or globs; standard input if none')
    .option('-i, --indicators <input>', 'a feed, a directory of feeds or a glob; repeatable', collect, [])
    .option('-e, --expression <pattern>', 'a pattern; repeatable', collect, [])
    .addOption(new Option('--output <form>', 'form of the matches').choices(['pretty', 'ndjson']).default('pretty'))
    .addOption(new Option('--input-format <source>', 'what the logs are').choices(INPUT_FORMATS).default('auto'))
    .addOption(
      new Option('--profile <name>', 'how patterns are read')
        .choices(Object.keys(PROFILES))
        .default('detection' satisfies ProfileName),
    )
    .option('--stats <file>', 'write the end summary as JSON')
    .option('--fail-on-match', 'exit with 1 if anything matched')
    .action(async (logs: string[], options: MatchCommandOptions) => {
      finish(await matchCommand(logs, options, terminal()));
    });

  return program;
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  if (value === '') throw new InvalidArgumentError('It is empty.');
  return [...previous, value];
}

/** The version of the package that this file is a part of. */
function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
