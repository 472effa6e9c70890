import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, beforeEach, describe, expect, test, type TestContext } from 'vitest';

/**
 * The package as somebody gets it: built and packed from a copy of the repository, so that neither a stale `dist` nor a test that runs
 * beside this one changes the outcome, and installed in an empty folder.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const { name, version, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
};
const subpaths = Object.keys(exports).map((subpath) => name + subpath.slice(1));
const modules = subpaths.filter((subpath) => !subpath.endsWith('.json'));

const MINUTES = 60_000;
const run = promisify(execFile);

let folder = '';
let consumer = '';
let files: readonly string[] = [];
let isInstalled = false;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stix-pattern-package-'));
  const checkout = join(folder, 'checkout');
  cpSync(root, checkout, { recursive: true, filter: (path) => !isLeftOut(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'), 'dir');
  await run('npm', ['run', 'build'], { cwd: checkout });
  const packed = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: checkout,
  });
  const [tarball] = JSON.parse(packed.stdout) as readonly { filename: string; files: readonly { path: string }[] }[];
  files = tarball?.files.map(({ path }) => path) ?? [];

  consumer = join(folder, 'consumer');
  mkdirSync(consumer);
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  const options = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  const installing = run('npm', ['install', ...options, join(folder, tarball?.filename ?? '')], { cwd: consumer });
  isInstalled = await installing.then(
    () => true,
    (error: unknown) => {
      if (isOffline(error)) return false;
      throw error;
    },
  );
}, 10 * MINUTES);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Whether npm had the dependencies in its cache no more and did not reach the registry. */
function isOffline(error: unknown): boolean {
  const { stderr } = error as { readonly stderr: string };
  return /\b(ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b/.test(stderr);
}

const needsInstall = ({ skip }: TestContext): void => {
  skip(!isInstalled, 'npm found the dependencies neither in its cache nor in the registry');
};

/** What a build does not need, or must not find. */
function isLeftOut(path: string): boolean {
  return /^(\.git|node_modules|dist|coverage|\.venv|bench[/\\]peers[/\\]node_modules)([/\\]|$)/.test(path);
}

describe('the tarball', () => {
  test.each(['dist/index.js', 'dist/index.d.ts', 'dist/cli/main.js', 'README.md', 'LICENSE', 'CHANGELOG.md'])(
    'holds %s',
    (file) => {
      expect(files).toContain(file);
    },
  );

  test('holds a page for every diagnostic, which explain prints', () => {
    expect(files).toContain('docs/diagnostics/P101.md');
  });

  test('holds no source, test, map or build information', () => {
    const unwanted =
      /(^|\/)(src|test|bench|scripts|node_modules|\.ci)\/|\.(test|spec)\.|\.map$|\.tsbuildinfo$|(?<!\.d)\.ts$|\.tgz$/;
    expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  });

  test('has nothing for publint to say', async (context) => {
    needsInstall(context);
    const pkgDir = join(consumer, 'node_modules', name);
    const { messages, pkg } = await publint({ pkgDir, pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });
});

describe('imports', () => {
  beforeEach(needsInstall);

  test.each(modules)('%s', async (specifier) => {
    const script = `const all = await import(${JSON.stringify(specifier)}); console.log(Object.keys(all).length);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: consumer });
    expect(Number(stdout)).toBeGreaterThan(0);
  });

  test('what is not exported stays inside', async () => {
    const script = `await import('${name}/dist/match/plan.js')`;
    const inside = run(process.execPath, ['--input-type=module', '-e', script], { cwd: consumer });
    await expect(inside).rejects.toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});

describe('types', () => {
  beforeEach(needsInstall);

  const compile = async (file: string, text: string, options: object): Promise<string> => {
    writeFileSync(join(consumer, file), text);
    const project = `${file}.tsconfig.json`;
    const compilerOptions = { ...STRICT, ...options };
    writeFileSync(join(consumer, project), JSON.stringify({ compilerOptions, files: [file] }));
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const compiling = run(process.execPath, [compiler, '-p', project], { cwd: consumer });
    return compiling.then(
      ({ stdout }) => stdout,
      (error: unknown) => (error as { readonly stdout: string }).stdout,
    );
  };

  test('of the main entry resolve under strict settings, in a project without the types of Node', async () => {
    expect(await compile('main.ts', CONSUMER, { types: [] })).toBe('');
  });

  test('of the main entry reject what they should', async () => {
    const text = CONSUMER.replace('Match | undefined', 'Match');
    expect(await compile('wrong.ts', text, { types: [] })).toMatch(/^wrong\.ts\(4,7\): error TS2322/);
  });

  test('of every subpath resolve', async () => {
    const text = modules.map((specifier, at) => `export * as module${at} from '${specifier}';`).join('\n');
    expect(
      await compile('subpaths.ts', text, { types: ['node'], typeRoots: [join(root, 'node_modules', '@types')] }),
    ).toBe('');
  });
});

const STRICT = {
  target: 'ES2023',
  lib: ['ES2023'],
  module: 'NodeNext',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
};

const CONSUMER = `import { compilePattern, type Match, type Observation } from 'stix-pattern';
const objects = new Map([['0', { type: 'domain-name', value: 'a.example' }]]);
const time = { firstObserved: '2026-01-01T00:00:00Z', lastObserved: '2026-01-01T00:00:00Z' };
const found: Match | undefined = compilePattern("[domain-name:value = 'a.example']").match([{ ...time, numberObserved: 1, objects }]);
export const seen: readonly Observation[] = found?.observations ?? [];
`;

describe('the command', () => {
  beforeEach(needsInstall);

  const command = async (...given: readonly string[]): Promise<string> => {
    const { stdout } = await run('npx', ['--no', '--', ...given], { cwd: consumer });
    return stdout;
  };

  test.each(['stix-pattern', 'stixp'])('%s --version', async (alias) => {
    expect(await command(alias, '--version')).toBe(`${version}\n`);
  });

  test('match finds a domain in two of three observations', async () => {
    const log = join(consumer, 'observed.ndjson');
    writeFileSync(log, ['a.example', 'b.example', 'a.example'].map(observedData).join(''));
    const pattern = "[domain-name:value = 'a.example']";
    const output = await command('stix-pattern', 'match', '-e', pattern, '--output', 'ndjson', log);
    const lines = output.split('\n').filter((line) => line !== '');
    const matches = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    expect(matches.map(({ kind, matched_at: at }) => [kind, at])).toEqual([
      ['match', '2026-01-01T00:00:00Z'],
      ['match', '2026-01-01T00:02:00Z'],
    ]);
  });
});

function observedData(value: string, minute: number): string {
  const time = `2026-01-01T00:0${minute}:00Z`;
  const object = {
    type: 'observed-data',
    id: `observed-data--00000000-0000-4000-8000-00000000000${minute}`,
    first_observed: time,
    last_observed: time,
    number_observed: 1,
    objects: { 0: { type: 'domain-name', value } },
  };
  return `${JSON.stringify(object)}\n`;
}
