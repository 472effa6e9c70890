import { spawnSync } from 'node:child_process';
import { Buffer } from 'node:buffer';
import type { Mode } from '../../src/values/regular-expression/index.js';

/** An expression and what to look for it in. */
export interface Question {
  readonly pattern: string;
  readonly mode: Mode;
  readonly subjects: readonly string[];
}

/** `invalid` if PCRE2 does not compile the expression; else whether each subject matches, `undefined` where it ran into a limit. */
export type Answer = 'invalid' | readonly (boolean | undefined)[];

/** Whether `pcre2test` is installed, and of the version whose behaviour is ours (Debian's pcre2-utils). */
export function hasPcre2(): boolean {
  const version = spawnSync('pcre2test', ['-C'], { encoding: 'latin1' });
  return version.status === 0 && version.stdout.includes('PCRE2 version 10.42');
}

/** Asks PCRE2 itself, all at once: DOTALL, for text with UTF and UCP. */
export function askPcre2(questions: readonly Question[]): readonly Answer[] {
  const input = questions.map(writeQuestion).join('');
  const { stdout } = spawnSync('pcre2test', ['-q'], { input, encoding: 'latin1', maxBuffer: 1 << 28 });
  const answers: ('invalid' | (boolean | undefined)[])[] = [];
  for (const line of stdout.split('\n')) {
    const current = answers.at(-1);
    if (line.startsWith('/')) answers.push([]);
    else if (/^Failed: error [1-9]/.test(line)) answers[answers.length - 1] = 'invalid';
    else if (current !== 'invalid' && RESULT.test(line))
      current?.push(line.startsWith('Failed') ? undefined : line.startsWith(' 0:'));
  }
  if (answers.length !== questions.length)
    throw new Error('pcre2test gave another number of answers than there were questions.');
  return answers;
}

/** How the line for one subject begins: an error while matching has a negative number. */
const RESULT = /^(?:Failed: error -|No match| 0:)/;

function writeQuestion({ pattern, mode, subjects }: Question): string {
  const modifiers = mode === 'text' ? 'utf,ucp,dotall' : 'dotall';
  const octets = Buffer.from(pattern, mode === 'text' ? 'utf8' : 'latin1').toString('hex');
  const expression = octets === '' ? `//${modifiers}` : `/${octets}/hex,${modifiers}`;
  return `${[expression, ...subjects.map((subject) => writeSubject(subject, mode))].join('\n')}\n\n`;
}

function writeSubject(subject: string, mode: Mode): string {
  // A line with a lone backslash is the empty subject.
  if (subject === '') return '\\';
  return [...subject]
    .map((character) => (character.codePointAt(0) ?? 0).toString(16).padStart(2, '0'))
    .map((digits) => (mode === 'text' ? `\\x{${digits}}` : `\\x${digits}`))
    .join('');
}
