import { Argument, Command, CommanderError, Option } from 'commander';
import { PROFILES, type ProfileName } from '../compile/profile.js';
import { FILTER_MODES, INPUT_FORMATS, type FilterMode } from '../pipeline/index.js';
import { completionCommand, SHELL_NAMES, type Shell } from './commands/completion.js';
import { CONVERT_OUTPUTS, convertCommand, type ConvertCommandOptions } from './commands/convert.js';
import { explainCommand, type ExplainCommandOptions } from './commands/explain.js';
import { formatCommand, type FormatCommandOptions } from './commands/format.js';
import { FORMATS_FORMATS, formatsCommand, type FormatsCommandOptions } from './commands/formats.js';
import { IMPORT_OUTPUTS, importCommand, type ImportCommandOptions } from './commands/import.js';
import { matchCommand, type MatchCommandOptions } from './commands/match.js';
import { MATCH_OUTPUTS } from './match-output/match-output.js';
import { TEST_FORMATS, testCommand, type TestCommandOptions } from './commands/test.js';
import { validateCommand, type ValidateCommandOptions } from './commands/validate.js';
import { EXIT, UsageError, type ExitCode } from './exit-code.js';
import { FINDING_FORMATS } from './finding-output/index.js';
import { packageVersion } from './package-version.js';
import {
  append,
  bySource,
  collect,
  confidence,
  identity,
  seconds,
  skew,
  threadCount,
  tlpLevel,
  wholeNumber,
  wholeSeconds,
  zone,
} from './program-options.js';
import { addStoreCommands } from './program-store.js';
import { addTaxiiCommands } from './program-taxii.js';
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
    .version(packageVersion())
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
    .option('-i, --indicators <input>', 'a feed, a directory of feeds, a glob or a store; repeatable', collect, [])
    .option('-e, --expression <pattern>', 'a pattern; repeatable', collect, [])
    .option('--store <file>', 'a store: its indicators, and who is behind them; repeatable', collect, [])
    .addOption(new Option('--output <form>', 'form of the matches').choices(MATCH_OUTPUTS).default('pretty'))
    .addOption(inputFormatOption())
    .addOption(mappingOption())
    .addOption(zoneOption())
    .addOption(skewOption())
    .addOption(profileOption())
    .addOption(
      new Option(
        '--filter <mode>',
        'what cannot match is dropped unparsed (auto), once it is parsed (records), or never (off)',
      )
        .choices(FILTER_MODES)
        .default('auto' satisfies FilterMode),
    )
    .option('--threads <count>', 'how many threads read JSON logs', threadCount, 1)
    .option('--follow', 'go on as the logs grow, through rotation, until it is interrupted')
    .option('--state <file>', 'with --follow: where it is kept how far the logs were read and what is remembered')
    .option(
      '--lateness <duration>',
      'how late a record may be for patterns over several (5m with --follow; else they answer at the end)',
      seconds,
    )
    .addOption(
      new Option(
        '--emit <mode>',
        'when a pattern over several records reports: at each match anew, once, or at each record that completes it',
      )
        .choices(['match', 'first', 'each'])
        .default('match'),
    )
    .option(
      '--partition-by <field>',
      'patterns over several records see those alone that are equal in this field; sensor is the host that wrote them',
    )
    .addOption(
      new Option(
        '--validity <mode>',
        'whether matches outside of valid_from and valid_until are reported (ignore)',
      ).choices(['ignore', 'strict']),
    )
    .option('--min-confidence <number>', 'report no indicator that says its confidence is less, 0 to 100', confidence)
    .addOption(new Option('--max-tlp <level>', 'report no indicator that is marked more strictly').argParser(tlpLevel))
    .option(
      '--allow <file>',
      'values, names and CIDR blocks whose matches are counted, not reported; repeatable',
      collect,
      [],
    )
    .option('--allow-shared', 'the same for public resolvers, private addresses and what else says nothing')
    .option('--attack-layer <file>', 'write the ATT&CK techniques that were seen, for the Navigator')
    .option(
      '--sighting-window <duration>',
      'with --output stix: a sighting for each indicator and so long (1d)',
      wholeSeconds,
    )
    .option(
      '--include-records',
      'with --output stix or ndjson: the records themselves; without it nothing of a log but what objects say of it',
    )
    .option('--created-by <identity>', 'with --output stix: the id of the identity that reports', identity)
    .addOption(rejectsOption())
    .option('--stats <file>', 'write the end summary as JSON')
    .option('--fail-on-match', 'exit with 1 if anything matched')
    .action(async (logs: string[], options: MatchCommandOptions) => {
      finish(await matchCommand(logs, options, terminal()));
    });

  addStoreCommands(program, finish, terminal);
  addTaxiiCommands(program, finish, terminal);

  program
    .command('validate')
    .description('check patterns: what is wrong with them, and what to write instead')
    .argument('[inputs...]', 'feeds, pattern files, directories or globs; - is standard input')
    .option('-e, --expression <pattern>', 'a pattern; repeatable', append, [])
    .addOption(new Option('--format <form>', 'form of the findings').choices(FINDING_FORMATS).default('pretty'))
    .addOption(
      new Option('--stix-version <version>', 'what the patterns may use; auto asks each indicator')
        .choices(['2.1', '2.0', 'auto'])
        .default('auto'),
    )
    .option(
      '--severity <code=level>',
      'error, warning, note or off for a code; errors stay errors; repeatable',
      append,
      [],
    )
    .option('--max-warnings <count>', 'exit with 1 if there are more', wholeNumber)
    .option('--config <file>', 'the configuration; by default one that is found from here upwards')
    .option('--baseline <file>', 'findings that were there before, and are not reported')
    .option('--write-baseline', 'write the warnings of this run as the baseline')
    .option('--duplicates', 'find patterns of files that mean the same')
    .option('--fix', 'write what diagnostics say is meant, in place')
    .option('--stdin-filename <path>', 'what standard input is called')
    .action(async (inputs: string[], options: ValidateCommandOptions) => {
      finish(await validateCommand(inputs, options, terminal()));
    });

  program
    .command('format')
    .description('write patterns in their canonical form')
    .argument('[inputs...]', 'feeds, pattern files, directories or globs; - is standard input')
    .option('-e, --expression <pattern>', 'a pattern; repeatable', append, [])
    .addOption(new Option('--check', 'list what is not canonical, and exit with 1').conflicts('write'))
    .option('--write', 'change the files')
    .action(async (inputs: string[], options: FormatCommandOptions) => {
      finish(await formatCommand(inputs, options, terminal()));
    });

  program
    .command('explain')
    .description('say what a pattern means and how it is found, or what a diagnostic is about')
    .argument('<pattern-or-code>', 'a pattern, or a code such as P301')
    .option(
      '--against <file>',
      'a log or observed-data: what each part of the pattern is there, and why it matches or not',
    )
    .addOption(inputFormatOption())
    .addOption(mappingOption())
    .addOption(profileOption())
    .action(async (subject: string, options: ExplainCommandOptions) => {
      finish(await explainCommand(subject, options, terminal()));
    });

  program
    .command('test')
    .description('run cases: what patterns must match, and what they must not')
    .argument('<files...>', 'YAML files of cases, directories or globs')
    .addOption(new Option('--format <form>', 'form of the results').choices(TEST_FORMATS).default('pretty'))
    .action(async (files: string[], options: TestCommandOptions) => {
      finish(await testCommand(files, options, terminal()));
    });

  program
    .command('convert')
    .description('print what the records of logs are as observed-data')
    .argument('[logs...]', 'files, directories or globs; standard input if none')
    .addOption(
      new Option('--output <form>', 'a line for each observation (ndjson), or one bundle (stix)')
        .choices(CONVERT_OUTPUTS)
        .default('ndjson'),
    )
    .addOption(inputFormatOption())
    .addOption(mappingOption())
    .addOption(zoneOption())
    .addOption(skewOption())
    .addOption(rejectsOption())
    .action(async (logs: string[], options: ConvertCommandOptions) => {
      finish(await convertCommand(logs, options, terminal()));
    });

  program
    .command('import')
    .description('write feeds of any kind as STIX 2.1, and say what of them could not be translated')
    .argument('<feeds...>', 'files, directories or globs; - is standard input')
    .addOption(
      new Option('--output <form>', 'one bundle (stix), or a line for each object (ndjson)')
        .choices(IMPORT_OUTPUTS)
        .default('stix'),
    )
    .option('--store <file>', 'put the objects into this store instead')
    .option('--source <name>', 'what the store calls the source; by default the name of each file')
    .action(async (feeds: string[], options: ImportCommandOptions) => {
      finish(await importCommand(feeds, options, terminal()));
    });

  program
    .command('formats')
    .description('list the log sources, or which fields of one become which object paths')
    .argument('[name]', 'a log source, or a kind of its records such as zeek-dns')
    .addOption(mappingOption())
    .option('--coverage <log>', 'count the fields of a log, a directory or a glob that no mapping looks at')
    .addOption(inputFormatOption())
    .addOption(new Option('--format <form>', 'form of the list').choices(FORMATS_FORMATS).default('pretty'))
    .action(async (name: string | undefined, options: FormatsCommandOptions) => {
      finish(await formatsCommand(name, options, terminal()));
    });

  program
    .command('completion')
    .description('print a script that completes commands and options: source it, or put it where your shell looks')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELL_NAMES))
    .action(async (shell: Shell) => {
      finish(await completionCommand(shell, program, terminal()));
    });

  return program;
}

/** Names are checked when it is known which other log sources the mappings bring. */
function inputFormatOption(): Option {
  return new Option('--input-format <source>', 'what the logs are')
    .choices(INPUT_FORMATS)
    .argParser((name) => name)
    .default('auto');
}

function mappingOption(): Option {
  return new Option('--mapping <file>', 'a log source of your own, in YAML; repeatable').argParser(collect).default([]);
}

function zoneOption(): Option {
  return new Option(
    '--zone <offset>',
    'the zone of times that name none, such as +01:00 (UTC); for one source w3c=+01:00; repeatable',
  ).argParser(bySource(zone));
}

function skewOption(): Option {
  return new Option(
    '--skew <duration>',
    'how far the clock of the logs is ahead (90s) or behind (-90s); for one source zeek=90s; repeatable',
  ).argParser(bySource(skew));
}

function rejectsOption(): Option {
  return new Option('--rejects <file>', 'keep the records that were rejected, with the reason, as JSON lines');
}

function profileOption(): Option {
  return new Option('--profile <name>', 'how patterns are read')
    .choices(Object.keys(PROFILES))
    .default('detection' satisfies ProfileName);
}
