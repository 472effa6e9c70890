import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileCli, type CompiledCli } from './compiled-cli.js';
import { runCli } from './run-cli.js';
import { useWorkingFolder } from './working-folder.js';

const ROOT = new URL('../../', import.meta.url);
const readText = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

const { write, read, path } = useWorkingFolder();

let cli: CompiledCli;
beforeAll(() => {
  cli = compileCli();
});
afterAll(() => {
  cli.remove();
});

/** A program `npx` that runs the compiled command line in the place of the package that it is asked for. */
function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  write('bin/npx', `#!/bin/sh\necho "$2" >> asked.txt\nshift 2\nexec "${process.execPath}" "${cli.main}" "$@"\n`);
  chmodSync(join(path(), 'bin/npx'), 0o755);
  return { ...process.env, ...more, PATH: `${join(path(), 'bin')}:${process.env['PATH'] ?? ''}` };
}

/** The block of a page with these words after its language. */
function block(page: string, words: string): string {
  const [, body = ''] = new RegExp(`^\`\`\`yaml ${words}\\n([^]*?)^\`\`\`$`, 'm').exec(readText(page)) ?? [];
  expect(body).not.toBe('');
  return body;
}

const CASES = `cases:
  - { name: size, pattern: '[file:size = 1]', observations: [{ objects: [{ type: file, size: 1 }] }], match: true }
`;

describe('the action', () => {
  interface Action {
    readonly inputs: Readonly<Record<string, { readonly default: string }>>;
    readonly runs: {
      readonly steps: readonly { readonly run: string; readonly env: Readonly<Record<string, string>> }[];
    };
  }
  const { inputs, runs } = parse(readText('action.yml')) as Action;
  const [step] = runs.steps;

  /** Runs the action's step as the runner does: inputs are put into the environment. */
  function runAction(given: Readonly<Record<string, string>>): {
    readonly status: number | null;
    readonly stdout: string;
  } {
    const valueOf = (text: string): string =>
      text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => given[name] ?? inputs[name]?.default ?? '?');
    const env = Object.fromEntries(Object.entries(step?.env ?? {}).map(([name, text]) => [name, valueOf(text)]));
    expect(Object.values(env)).not.toContain('?');
    return spawnSync('bash', ['-e', '-c', step?.run ?? ''], { encoding: 'utf8', env: environment(env) });
  }

  test('annotates what is wrong, and fails', () => {
    write('indicators/a b.stixp', '[file:size = 1\n');
    const { status, stdout } = runAction({ paths: 'indicators/a b.stixp\n', version: '0.1.0' });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=indicators\/a b\.stixp,line=1,/m);
    expect(read('asked.txt')).toBe('stix-pattern@0.1.0\n');
  });

  test('runs cases after what it validates', () => {
    write('indicators/a.stixp', '[file:size = 1]\n');
    write('cases/a.yaml', CASES);
    expect(runAction({ paths: 'indicators', tests: 'cases/' }).status).toBe(0);
    write('cases/b.yaml', CASES.replace('match: true', 'match: false'));
    expect(runAction({ paths: 'indicators', tests: 'cases/' }).status).toBe(1);
  });

  test('counts warnings where it is told to', () => {
    write('a.stixp', "[file:hashes.MD5 = 'ab']\n");
    expect(runAction({ paths: 'a.stixp' }).status).toBe(0);
    expect(runAction({ paths: 'a.stixp', 'max-warnings': '0' }).status).toBe(1);
  });

  test('takes a path for a path, whatever it looks like', () => {
    expect(runAction({ paths: '$(touch pwned)\n--fix\n; touch pwned' }).status).toBe(2);
    expect(execFileSync('ls', { encoding: 'utf8' })).not.toContain('pwned');
  });

  test('without anything to do it fails', () => {
    expect(runAction({})).toMatchObject({ status: 2, stdout: expect.stringMatching(/^::error::/) as unknown });
  });

  test('the workflow on the page gives inputs that it has', () => {
    interface Workflow {
      readonly jobs: { readonly patterns: { readonly steps: readonly { readonly with?: Record<string, unknown> }[] } };
    }
    const workflow = parse(block('docs/ci.md', 'github-workflow')) as Workflow;
    const given = workflow.jobs.patterns.steps.at(-1)?.with ?? {};
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
    write('indicators/a.stixp', '[file:size = 1]\n');
    write('indicator-tests/a.yaml', CASES);
    expect(
      runAction(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]))).status,
    ).toBe(0);
  });
});

describe('the pages', () => {
  const run = (script: string): number | null => spawnSync('sh', ['-e', '-c', script], { env: environment() }).status;

  test('GitLab', () => {
    write('indicators/a.stixp', '[file:size = 1]\n');
    write('indicator-tests/a.yaml', CASES);
    const { patterns } = parse(block('docs/ci.md', 'gitlab')) as {
      readonly patterns: {
        readonly script: readonly string[];
        readonly artifacts: { readonly reports: { readonly junit: readonly string[] } };
      };
    };
    for (const line of patterns.script) expect(run(line)).toBe(0);
    for (const report of patterns.artifacts.reports.junit)
      expect(read(report)).toMatch(/<testsuites .*[^]*tests="1" failures="0"/);
  });

  test('SARIF', () => {
    write('indicators/a.stixp', '[file:size = 1]\n');
    const [validate, upload] = parse(block('docs/ci.md', 'github-steps')) as readonly [
      { readonly run: string },
      { readonly with: { readonly sarif_file: string } },
    ];
    expect(run(validate.run)).toBe(0);
    expect(JSON.parse(read(upload.with.sarif_file))).toMatchObject({ version: '2.1.0' });
  });

  test('pre-commit names hooks that exist, and these run what exists', async () => {
    interface Hook {
      readonly id: string;
      readonly entry: string;
      readonly files: string;
    }
    const hooks = parse(readText('.pre-commit-hooks.yaml')) as readonly Hook[];
    const config = parse(block('docs/ci.md', 'pre-commit')) as {
      readonly repos: readonly [{ readonly hooks: readonly { id: string }[] }];
    };
    expect(hooks.map(({ id }) => id).sort()).toEqual(config.repos[0].hooks.map(({ id }) => id).sort());
    write('indicators/a.stixp', '[a:b==1]\n');
    write('indicator-tests/a.yaml', CASES);
    for (const { entry, files } of hooks) {
      const [program, ...argv] = entry.split(' ');
      expect(program).toBe('stix-pattern');
      const file = argv[0] === 'test' ? 'indicator-tests/a.yaml' : 'indicators/a.stixp';
      expect(file).toMatch(new RegExp(files));
      expect((await runCli(...argv, file)).code).toBe(0);
    }
    expect(read('indicators/a.stixp')).toBe('[a:b = 1]\n');
  });

  test('the configuration of docs/validate.md is one', async () => {
    write('stix-pattern.config.yaml', block('docs/validate.md', 'config'));
    write('stix-pattern-baseline.json', '{"version": 1, "findings": []}');
    write('a.stixp', "[file:hashes.MD5 = 'ab']\n");
    write('vendor/a.stixp', '[file:size = 1] // known\n');
    const { code, stderr } = await runCli('validate', '--format', 'json', 'a.stixp', 'vendor');
    expect({ code, stderr: stderr.split('\n')[0] }).toEqual({
      code: 1,
      stderr: '1 error, 0 warnings  in 2 patterns of 2 files',
    });
  });
});
