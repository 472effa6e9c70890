import type { Command, Option } from 'commander';

/** An option as a shell completes it. */
export interface OptionWords {
  /** `--format`, and `-f` if there is one. */
  readonly names: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  /** The words that it takes; of an option that takes any text, or a path, there are none. */
  readonly choices: readonly string[];
}

/** A command as a shell completes it. */
export interface CommandWords {
  /** The words that lead to it, without the program: none for the program itself, `store` and `prepare` for a command of a command. */
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly OptionWords[];
  readonly subcommands: readonly { readonly name: string; readonly description: string }[];
  /** The words that its argument can be, if these are all. */
  readonly choices: readonly string[];
}

/** The words of a program's commands, itself first: completion is made of the commands, so that it cannot forget one. */
export function commandWords(program: Command): readonly CommandWords[] {
  return wordsBelow(program, []);
}

function wordsBelow(command: Command, path: readonly string[]): readonly CommandWords[] {
  const help = { names: ['-h', '--help'], description: 'show help', takesValue: false, choices: [] };
  const own: CommandWords = {
    path,
    description: command.description(),
    options: [...command.options.map(wordsOf), help],
    subcommands: command.commands.map((one) => ({ name: one.name(), description: one.description() })),
    choices: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  };
  return [own, ...command.commands.flatMap((one) => wordsBelow(one, [...path, one.name()]))];
}

function wordsOf({ short, long, description, required, optional, argChoices }: Option): OptionWords {
  return {
    names: [short, long].filter((name) => name !== undefined && name !== null),
    description,
    takesValue: required || optional,
    choices: argChoices ?? [],
  };
}
