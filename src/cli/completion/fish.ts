import type { CommandWords, OptionWords } from './command-words.js';

/** Completion for fish: one line a word, with the condition under which it is offered. */
export function fishCompletion(programs: readonly string[], commands: readonly CommandWords[]): string {
  const lines = programs.flatMap((program) => commands.flatMap((command) => commandLines(program, command)));
  return ['# fish completion for stix-pattern; see "stix-pattern completion --help"', ...lines, ''].join('\n');
}

function commandLines(program: string, { path, options, subcommands, choices }: CommandWords): readonly string[] {
  const start = `complete -c ${program} -n ${quote(conditionOf(path, subcommands))}`;
  return [
    ...subcommands.map(({ name, description }) => `${start} -f -a ${name} -d ${quote(description)}`),
    ...choices.map((choice) => `${start} -f -a ${choice}`),
    ...options.map((option) => `${start} ${optionWords(option)}`),
  ];
}

function conditionOf(path: readonly string[], subcommands: CommandWords['subcommands']): string {
  if (path.length === 0) return '__fish_use_subcommand';
  const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`);
  const below = subcommands.map(({ name }) => name).join(' ');
  return [...seen, ...(below === '' ? [] : [`not __fish_seen_subcommand_from ${below}`])].join('; and ');
}

function optionWords({ names, description, takesValue, choices }: OptionWords): string {
  const words = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const value = !takesValue ? [] : choices.length > 0 ? [`-x -a ${quote(choices.join(' '))}`] : ['-r -F'];
  return [...words, ...value, `-d ${quote(description)}`].join(' ');
}

const quote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
