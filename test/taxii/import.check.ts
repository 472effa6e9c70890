import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileCli, type CompiledCli } from '../cli/compiled-cli.js';
import { temporaryFolder } from '../feeds/store/stored-objects.js';
import { runProcess } from './cli-process.js';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

const folder = temporaryFolder();
let cli: CompiledCli;
beforeAll(() => {
  cli = compileCli();
});
afterAll(() => {
  cli.remove();
  folder.remove();
});

/** What the OASIS validator says of what a command writes: no errors, if it is what STIX 2.1 asks for. */
async function errorsOf(name: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout, code } = await runProcess(cli, argv);
  expect(code).toBe(0);
  const path = folder.path(`${name}.json`);
  writeFileSync(path, stdout);
  const python = process.env['STIX_PATTERN_TAXII_PYTHON'] ?? '';
  const validator = join(dirname(python), 'stix2_validator');
  const { stdout: said, status } = spawnSync(validator, ['--version', '2.1', path], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const errors = said.split('\n').filter((line) => line.includes('[X]'));
  // Exit code 0 is what the validator has for a valid document, so that silence is none.
  return status === 0 ? errors : [...errors, `exit code ${String(status)}`];
}

describe('what is written is valid by the OASIS schemas', () => {
  test.each(readdirSync(join(EXAMPLES, 'feeds')))('import %s', async (feed) => {
    expect(await errorsOf(feed, 'import', join(EXAMPLES, 'feeds', feed))).toEqual([]);
  });

  test('convert', async () => {
    const log = join(EXAMPLES, 'logs', 'suricata', 'eve.json');
    expect(await errorsOf('convert', 'convert', '--output', 'stix', log)).toEqual([]);
  });

  test('and the validator would say if it was not', async () => {
    const path = folder.path('own.ndjson');
    writeFileSync(path, JSON.stringify({ type: 'malware', id: 'malware--b965814d-0c2e-4e01-b8a5-d8c32bb038e6' }));
    expect((await errorsOf('wrong', 'import', path)).length).toBeGreaterThan(0);
  });
});
