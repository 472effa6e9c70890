import type { Command } from 'commander';
import { bashCompletion } from '../completion/bash.js';
import { commandWords } from '../completion/command-words.js';
import { fishCompletion } from '../completion/fish.js';
import { zshCompletion } from '../completion/zsh.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import type { Terminal } from '../terminal.js';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

export type Shell = keyof typeof SHELLS;
export const SHELL_NAMES = Object.keys(SHELLS) as readonly Shell[];

/** The names that the package installs. */
const PROGRAMS = ['stix-pattern', 'stixp'] as const;

/** `stix-pattern completion`: a script that tells a shell the words of the commands. */
export async function completionCommand(shell: Shell, program: Command, terminal: Terminal): Promise<ExitCode> {
  await terminal.out(SHELLS[shell](PROGRAMS, commandWords(program)));
  return EXIT.done;
}
