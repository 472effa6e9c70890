import type { CommandWords } from './command-words.js';

/** Completion for bash, which needs nothing but bash itself: no word of it comes from outside, and none is evaluated. */
export function bashCompletion(programs: readonly string[], commands: readonly CommandWords[]): string {
  const paths = commands.filter(({ path }) => path.length > 0).map(({ path }) => path.join(' '));
  return [
    '# bash completion for stix-pattern; see "stix-pattern completion --help"',
    '_stix_pattern() {',
    '  COMPREPLY=()',
    '  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="" word words="" index',
    '  for ((index = 1; index < COMP_CWORD; index++)); do',
    '    word="${COMP_WORDS[index]}"',
    '    case "${command:+$command }$word" in',
    `      ${paths.map((path) => `'${path}'`).join('|')}) command="\${command:+$command }$word" ;;`,
    '    esac',
    '  done',
    '  case "$command:$previous" in',
    ...commands.flatMap(valueCases),
    '  esac',
    '  case "$command" in',
    ...commands.map(wordCase),
    '  esac',
    '  if [[ "$current" == -* ]]; then',
    '    COMPREPLY=($(compgen -W "$options" -- "$current"))',
    '  else',
    '    COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '  fi',
    '}',
    `complete -o default -F _stix_pattern ${programs.join(' ')}`,
    '',
  ].join('\n');
}

function valueCases({ path, options }: CommandWords): readonly string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ names, choices }) => {
      const pattern = names.map((name) => `'${path.join(' ')}:${name}'`).join('|');
      // With no reply bash offers files.
      const reply = choices.length === 0 ? '' : `COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$current")); `;
      return `    ${pattern}) ${reply}return ;;`;
    });
}

function wordCase({ path, options, subcommands, choices }: CommandWords): string {
  const names = options.flatMap((option) => option.names).join(' ');
  const words = [...subcommands.map(({ name }) => name), ...choices].join(' ');
  return `    '${path.join(' ')}') local options='${names}'; words='${words}' ;;`;
}
