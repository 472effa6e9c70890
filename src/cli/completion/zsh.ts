import type { CommandWords, OptionWords } from './command-words.js';

/** Completion for zsh: one function for each command, each a table for `_arguments`. */
export function zshCompletion(programs: readonly string[], commands: readonly CommandWords[]): string {
  return [
    `#compdef ${programs.join(' ')}`,
    '# zsh completion for stix-pattern; see "stix-pattern completion --help"',
    ...commands.flatMap(commandFunction),
    'if [[ "$funcstack[1]" == _stix_pattern ]]; then',
    '  _stix_pattern "$@"',
    'else',
    `  compdef _stix_pattern ${programs.join(' ')}`,
    'fi',
    '',
  ].join('\n');
}

const functionName = (path: readonly string[]): string => ['_stix_pattern', ...path].join('_');

function commandFunction({ path, options, subcommands, choices }: CommandWords): readonly string[] {
  const table = options.map((option) => `    ${quote(optionSpec(option))} \\`);
  if (subcommands.length === 0) {
    const argument = choices.length > 0 ? `*:word:(${choices.join(' ')})` : '*:file:_files';
    return [`${functionName(path)}() {`, '  _arguments -s -S \\', ...table, `    ${quote(argument)}`, '}'];
  }
  return [
    `${functionName(path)}() {`,
    '  local context state state_descr line',
    '  typeset -A opt_args',
    '  _arguments -C -s -S \\',
    ...table,
    "    '1:command:->command' '*::argument:->argument'",
    '  case "$state" in',
    '    command)',
    '      local -a names=(',
    ...subcommands.map(({ name, description }) => `        ${quote(`${name}:${description}`)}`),
    '      )',
    "      _describe 'command' names ;;",
    '    argument)',
    '      case "$line[1]" in',
    ...subcommands.map(({ name }) => `        ${name}) ${functionName([...path, name])} ;;`),
    '      esac ;;',
    '  esac',
    '}',
  ];
}

function optionSpec({ names, description, takesValue, choices }: OptionWords): string {
  const said = `[${description.replace(/[[\]:\\]/g, '\\$&')}]`;
  const value = !takesValue ? '' : choices.length > 0 ? `:value:(${choices.join(' ')})` : ':value:_files';
  // A name a spec: zsh groups two of them by an expansion of braces, which does not go into quotes.
  const name = names.at(-1) ?? '';
  return `*${name}${said}${value}`;
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
