import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileCli, type CompiledCli } from '../cli/compiled-cli.js';
import { until } from '../cli/follow-process.js';
import { temporaryFolder } from '../feeds/store/stored-objects.js';
import { PASSWORD, startMedallion, type Dated, type Medallion } from './medallion.js';

// docs/intel.md, command by command, as somebody would type it: each line that follows a command there is among what it prints.

const ROOT = new URL('../../', import.meta.url);
const PAGE = readFileSync(new URL('docs/intel.md', ROOT), 'utf8');
const [INDICATORS, SIGHTINGS] = ['473cd4b1-84a7-4b5f-9c4b-f3d0c93f0c0f', '8d0bca34-9b5e-4c23-a5ab-6a5b0f4f5b11'];

const folder = temporaryFolder();
let cli: CompiledCli;
let server: Medallion;
beforeAll(async () => {
  cli = compileCli();
  cpSync(fileURLToPath(new URL('examples', ROOT)), folder.path('examples'), { recursive: true });
  const { objects } = JSON.parse(readFileSync(folder.path('examples/indicators/harbor-heron.json'), 'utf8')) as {
    readonly objects: readonly Dated['object'][];
  };
  const dated = objects.map((object, at) => ({
    object,
    dateAdded: `2026-01-01T00:00:00.${String(at + 1).padStart(6, '0')}Z`,
  }));
  mkdirSync(folder.path('server'));
  server = await startMedallion(folder.path('server'), { [INDICATORS]: dated, [SIGHTINGS]: [] }, 1_000, {
    [INDICATORS]: 'Indicators',
    [SIGHTINGS]: 'Sightings',
  });
  mkdirSync(folder.path('bin'));
  writeFileSync(folder.path('bin/stix-pattern'), `#!/bin/sh\nexec "${process.execPath}" "${cli.main}" "$@"\n`);
  chmodSync(folder.path('bin/stix-pattern'), 0o755);
  const [, config = ''] = /^```yaml intel\.yaml\n([^]*?)^```$/m.exec(PAGE) ?? [];
  writeFileSync(folder.path('intel.yaml'), config.replace('https://taxii.example/taxii2/', server.url));
});
afterAll(async () => {
  await server.stop();
  cli.remove();
  folder.remove();
});

interface Step {
  readonly command: string;
  readonly printed: readonly string[];
}

const STEPS: readonly Step[] = [...PAGE.matchAll(/^```console\n([^]*?)^```$/gm)]
  .map(([, block = '']) => block)
  .join('')
  .split(/^\$ /m)
  .slice(1)
  .map((text) => {
    const [command = '', ...printed] = text.trimEnd().split('\n');
    return { command, printed };
  });

function pattern(line: string): RegExp {
  const parts = line.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'm');
}

test('docs/intel.md does what it says', async () => {
  const env = {
    ...process.env,
    PATH: `${folder.path('bin')}:${process.env['PATH'] ?? ''}`,
    ISAC_PASSWORD: PASSWORD,
  };
  expect(STEPS.length).toBeGreaterThan(12);
  for (const { command, printed } of STEPS) {
    const line = command.replaceAll('https://taxii.example/taxii2/', server.url);
    if (line.endsWith(' &')) {
      const child = spawn('bash', ['-c', `exec ${line.slice(0, -2)}`], { cwd: folder.path('.'), env });
      let said = '';
      let results = '';
      child.stdout.on('data', (chunk: Buffer) => (results += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
      await until(() => (printed.length > 0 ? printed.every((one) => pattern(one).test(said)) : results !== ''), line);
      child.kill('SIGTERM');
      expect([line, await ended]).toEqual([line, 0]);
      continue;
    }
    const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
      cwd: folder.path('.'),
      env,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    expect([line, status, stderr]).toEqual([line, 0, expect.any(String)]);
    for (const one of printed) expect(`${stdout}\n${stderr}`).toMatch(pattern(one));
    expect(stderr).not.toContain(PASSWORD);
  }

  const sightings = JSON.parse(readFileSync(folder.path('sightings.json'), 'utf8')) as {
    readonly objects: readonly { readonly id: string; readonly type: string }[];
  };
  const sent = sightings.objects.filter(({ type }) => type === 'sighting').map(({ id }) => id);
  expect(sent.length).toBeGreaterThan(20);
  const back = spawnSync('stix-pattern', ['store', 'export', 'back.db'], {
    cwd: folder.path('.'),
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const { objects } = JSON.parse(back.stdout) as typeof sightings;
  expect(new Set(objects.map(({ id }) => id))).toEqual(new Set(sightings.objects.map(({ id }) => id)));

  const layer = JSON.parse(readFileSync(folder.path('layer.json'), 'utf8')) as {
    readonly techniques: readonly { readonly techniqueID: string }[];
  };
  expect(layer.techniques.map(({ techniqueID: id }) => id)).toContain('T1566.001');

  const validator = join(dirname(process.env['STIX_PATTERN_TAXII_PYTHON'] ?? ''), 'stix2_validator');
  const valid = spawnSync(validator, ['--version', '2.1', folder.path('sightings.json')], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect([valid.stdout.split('\n').filter((line) => line.includes('[X]')), valid.status]).toEqual([[], 0]);
});
