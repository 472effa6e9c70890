import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { runCli } from './run-cli.js';
import { useWorkingFolder } from './working-folder.js';

const { write } = useWorkingFolder();

const hasShell = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

async function scriptOf(shell: string): Promise<string> {
  const { code, stdout, stderr } = await runCli('completion', shell);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** What is offered where, whatever the shell. */
const CASES: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ['val', ['validate']],
  ['store prep', ['prepare']],
  ['completion ', ['bash', 'fish', 'zsh']],
  ['validate --format s', ['sarif']],
  ['match --profile ', ['detection', 'reference', 'spec']],
  ['store prepare --prof', ['--profile']],
  ['match --fail', ['--fail-on-match']],
  ['validate --fail', []],
];

describe.runIf(hasShell('bash'))('bash', () => {
  test.each(CASES)('stix-pattern %s', async (line, offered) => {
    write('script.bash', await scriptOf('bash'));
    const words = ['stix-pattern', ...line.split(' ')];
    const quoted = words.map((word) => `'${word}'`).join(' ');
    const run = `source script.bash; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _stix_pattern; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', run], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.split('\n').filter(Boolean).sort()).toEqual(offered);
  });
});

describe.runIf(hasShell('fish'))('fish', () => {
  test.each(CASES)('stix-pattern %s', async (line, offered) => {
    write('script.fish', await scriptOf('fish'));
    const run = `source script.fish; complete -C 'stixp ${line}'`;
    const { stdout } = spawnSync('fish', ['--no-config', '-c', run], { encoding: 'utf8' });
    const words = stdout.split('\n').map((one) => one.split('\t')[0] ?? '');
    // Beside what is completed fish offers files.
    expect(words.filter((word) => word !== '' && !word.startsWith('script.')).sort()).toEqual(offered);
  });
});

describe.runIf(hasShell('zsh'))('zsh', () => {
  test('reads the script', async () => {
    write('script.zsh', await scriptOf('zsh'));
    const run = 'autoload -U compinit && compinit -D -u && source ./script.zsh && print $_comps[stixp]';
    const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', run], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: '_stix_pattern\n', stderr: '' });
  });
});

test('another shell is wrong usage', async () => {
  expect((await runCli('completion', 'tcsh')).code).toBe(2);
});
