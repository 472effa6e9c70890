import { describe, expect, test } from 'vitest';
import { HAVE_REAL_DATA, pathOfData } from '../main-job/real-data.js';
import { linesOf, runCli } from './run-cli.js';
import { useWorkingFolder } from './working-folder.js';

const { write, read } = useWorkingFolder();

const GREEN = 'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da';
const RED = 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed';

const http = (second: number, host: string, sensor: string): string =>
  `${JSON.stringify({
    _path: 'http',
    ts: 1_700_000_000 + second,
    uid: `C${second}`,
    'id.orig_h': '192.0.2.10',
    'id.orig_p': 50_000,
    'id.resp_h': '198.51.100.7',
    'id.resp_p': 80,
    method: 'GET',
    host,
    uri: '/a',
    _system_name: sensor,
  })}\n`;

const indicator = (digit: number, pattern: string, more: object = {}): object => ({
  type: 'indicator',
  spec_version: '2.1',
  id: `indicator--00000000-0000-4000-8000-00000000000${digit}`,
  created: '2023-01-01T00:00:00.000Z',
  modified: '2023-01-01T00:00:00.000Z',
  name: `indicator ${digit}`,
  pattern,
  pattern_type: 'stix',
  valid_from: '2023-01-01T00:00:00Z',
  ...more,
});

const HOST = "[domain-name:value = 'bad.example']";
const bundle = (...objects: readonly object[]): string => JSON.stringify({ type: 'bundle', id: 'bundle--1', objects });

function writeLog(): void {
  write('http.log', http(1, 'bad.example', 'east') + http(2, 'bad.example', 'west') + http(3, 'good.example', 'east'));
}

async function statsOf(...argv: readonly string[]) {
  writeLog();
  const run = await runCli('match', ...argv, '--output', 'ndjson', '--stats', 'stats.json', 'http.log');
  const stats = JSON.parse(read('stats.json')) as {
    readonly matches: number;
    readonly suppressed: Readonly<Record<string, number>>;
  };
  return { ...run, stats, lines: linesOf(run.stdout).map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('matches that are counted and not reported', () => {
  test.each<readonly [string, object, readonly string[], Readonly<Record<string, number>>]>([
    ['outside validity', { valid_until: '2023-06-01T00:00:00Z' }, ['--validity', 'strict'], { 'outside-validity': 2 }],
    ['of little confidence', { confidence: 10 }, ['--min-confidence', '50'], { 'low-confidence': 2 }],
    ['marked too strictly', { object_marking_refs: [RED] }, ['--max-tlp', 'amber'], { 'over-tlp': 2 }],
    ['marked as it may be', { object_marking_refs: [GREEN] }, ['--max-tlp', 'amber'], {}],
    ['allowed', {}, ['--allow', 'allow.txt'], { 'allow-list': 2 }],
    ['all the same', { valid_until: '2023-06-01T00:00:00Z' }, [], {}],
  ])('%s', async (_title, more, argv, suppressed) => {
    write('feed.json', bundle(indicator(1, HOST, more)));
    write('allow.txt', '*.example # ours\n');
    const { lines, stats, stderr, code } = await statsOf('-i', 'feed.json', '--fail-on-match', ...argv);
    const isReported = Object.keys(suppressed).length === 0;
    expect({ reported: lines.length, code }).toEqual(isReported ? { reported: 2, code: 1 } : { reported: 0, code: 0 });
    expect(stats).toMatchObject({ matches: 2, suppressed });
    expect(stderr.includes('not reported 2 matches: ')).toBe(!isReported);
  });

  test('that rest on what everybody uses', async () => {
    writeLog();
    write('dns.log', http(1, '8.8.8.8', 'east').replace('198.51.100.7', '8.8.8.8'));
    const argv = ['match', '-e', "[ipv4-addr:value = '8.8.8.8']", '--output', 'ndjson', 'dns.log'];
    expect(linesOf((await runCli(...argv)).stdout)).toHaveLength(1);
    expect(linesOf((await runCli(...argv, '--allow-shared')).stdout)).toHaveLength(0);
  });

  test.each([
    ['--allow', 'nowhere.txt'],
    ['--allow', 'http.log/x'],
    ['--max-tlp', 'purple'],
    ['--min-confidence', '101'],
    ['--created-by', 'me'],
    ['--sighting-window', '0s'],
    ['--attack-layer', 'no/such/folder/layer.json'],
  ])('%s %s is wrong usage', async (...argv) => {
    writeLog();
    expect((await runCli('match', '-e', HOST, ...argv, 'http.log')).code).toBe(2);
  });
});

test('indicators of several feeds with one pattern are reported once, with all of their feeds', async () => {
  write('one.json', bundle(indicator(1, HOST)));
  write(
    'other.json',
    bundle(indicator(2, "[ domain-name:value='bad.example' ]"), indicator(3, "[domain-name:value = 'x']")),
  );
  write('third.json', bundle(indicator(1, HOST)));
  const { lines, stats } = await statsOf('-i', 'one.json', '-i', 'other.json', '-i', 'third.json');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatchObject({
    indicator: { name: 'indicator 1', sources: ['one.json', 'third.json'] },
    same_pattern: [{ name: 'indicator 2', sources: ['other.json'] }],
  });
  expect(stats).toMatchObject({ matches: 4, indicators_matched: 2, suppressed: { 'same-pattern': 2 } });
  const { stdout } = await runCli('match', '-i', 'one.json', '-i', 'other.json', 'http.log');
  expect(stdout).toContain('same pattern: indicator 2 (other.json)');
});

describe('who is behind an indicator', () => {
  const id = (type: string, digit: number): string => `${type}--00000000-0000-4000-8000-00000000000${digit}`;
  const made = { spec_version: '2.1', created: '2023-01-01T00:00:00.000Z', modified: '2023-01-01T00:00:00.000Z' };
  const between = (digit: number, source_ref: string, relationship_type: string, target_ref: string): object => ({
    type: 'relationship',
    ...made,
    id: id('relationship', digit),
    relationship_type,
    source_ref,
    target_ref,
  });
  const [malware, actor, technique] = [id('malware', 1), id('threat-actor', 1), id('attack-pattern', 1)];
  const FEED = bundle(
    indicator(1, HOST, { kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'initial-access' }] }),
    { type: 'malware', ...made, id: malware, name: 'Harbor Loader', is_family: true },
    { type: 'threat-actor', ...made, id: actor, name: 'Harbor Heron' },
    between(1, id('indicator', 1), 'indicates', malware),
    between(2, actor, 'uses', malware),
    between(3, malware, 'uses', technique),
    {
      type: 'attack-pattern',
      ...made,
      id: technique,
      name: 'Phishing',
      external_references: [{ source_name: 'mitre-attack', external_id: 'T1566' }],
    },
  );
  const LINE = 'threat actor Harbor Heron · malware Harbor Loader · technique T1566 Phishing';

  test('is told in words and as data, and the techniques as a layer', async () => {
    write('feed.json', FEED);
    const { lines } = await statsOf('-i', 'feed.json', '--attack-layer', 'layer.json');
    expect(lines[0]).toMatchObject({
      context: {
        objects: [{ name: 'Harbor Loader' }, { name: 'Harbor Heron' }, { attack_id: 'T1566' }],
        kill_chain_phases: [{ phase_name: 'initial-access' }],
      },
    });
    expect(JSON.parse(read('layer.json'))).toMatchObject({
      domain: 'enterprise-attack',
      techniques: [{ techniqueID: 'T1566', score: 2 }],
    });
    expect((await runCli('match', '-i', 'feed.json', 'http.log')).stdout).toContain(`↳ ${LINE}`);
    expect((await runCli('match', '-i', 'feed.json', '--output', 'csv', 'http.log')).stdout).toContain(LINE);
  });

  test('is the same from a store, and the source has its name there', async () => {
    write('feed.json', FEED);
    writeLog();
    await runCli('import', 'feed.json', '--store', 'intel.db', '--source', 'our isac');
    const { stdout } = await runCli('match', '--store', 'intel.db', '--output', 'ndjson', 'http.log');
    expect(JSON.parse(linesOf(stdout)[0] ?? '')).toMatchObject({
      indicator: { sources: ['our isac'] },
      context: { objects: [{ name: 'Harbor Loader' }, { name: 'Harbor Heron' }, { attack_id: 'T1566' }] },
    });
  });

  test.skipIf(!HAVE_REAL_DATA)('a playbook of Unit 42 names actor and techniques', async () => {
    write(
      'http.log',
      http(1, '185.203.119.184', 'east')
        .replaceAll('198.51.100.7', '185.203.119.184')
        .replace('"/a"', '"/Dropbox/request"'),
    );
    const feed = pathOfData('indicators/stix2/unit42-thirstygemini.json');
    const { stdout } = await runCli('match', '-i', feed, '--output', 'ndjson', 'http.log');
    const found = linesOf(stdout).map(
      (line) => JSON.parse(line) as { readonly context: { readonly objects: readonly Record<string, unknown>[] } },
    );
    expect(found).toHaveLength(2);
    for (const { context } of found) {
      expect(context.objects).toContainEqual(
        expect.objectContaining({ type: 'intrusion-set', name: 'Thirsty Gemini' }),
      );
      expect(context.objects.some(({ attack_id: id }) => typeof id === 'string')).toBe(true);
    }
  });
});

describe('--output', () => {
  test('csv is a table that no value breaks out of', async () => {
    write('feed.json', bundle(indicator(1, HOST, { name: '=HYPERLINK("http://evil"),\n"x"' })));
    writeLog();
    const { stdout } = await runCli('match', '-i', 'feed.json', '--output', 'csv', 'http.log');
    expect(stdout.split('\r\n')[0]).toMatch(/^matched_at,first_observed,/);
    expect(stdout).toContain(`,"'=HYPERLINK(""http://evil""),\\x0a""x""",,bad.example,http.log:1,east,`);
    expect(
      linesOf((await runCli('match', '-e', "[file:name = 'x']", '--output', 'csv', 'http.log')).stdout),
    ).toHaveLength(1);
  });

  test('no output is disturbed by what a feed has in the place of texts', async () => {
    write(
      'feed.json',
      bundle(
        indicator(1, HOST, { name: 5, modified: 7, valid_from: {} }),
        indicator(1, HOST, { name: ['a,b'], modified: 8, confidence: 'high' }),
        { ...indicator(2, "[domain-name:value = 'bad.example' ]"), id: 'mine', name: '\u001b[2J' },
      ),
    );
    writeLog();
    for (const output of ['pretty', 'ndjson', 'csv', 'stix', 'ocsf']) {
      const { code, stdout } = await runCli('match', '-i', 'feed.json', '--output', output, 'http.log');
      expect([output, code]).toEqual([output, 0]);
      expect(stdout).not.toContain('\u001b');
      if (output === 'stix') expect(stdout).not.toContain('"mine"');
    }
  });

  test('ocsf is a detection finding a line', async () => {
    write('feed.json', bundle(indicator(1, HOST, { confidence: 80, description: 'why' })));
    writeLog();
    const { stdout } = await runCli('match', '-i', 'feed.json', '--output', 'ocsf', 'http.log');
    const findings = linesOf(stdout).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(findings).toHaveLength(2);
    expect(findings[0]).toMatchObject({
      class_uid: 2004,
      category_uid: 2,
      activity_id: 1,
      type_uid: 200_401,
      time: 1_700_000_001_000,
      confidence_score: 80,
      metadata: { version: '1.3.0', product: { name: 'stix-pattern' } },
      finding_info: { title: 'indicator 1', desc: 'why', analytic: { type_id: 1, desc: HOST } },
      device: { hostname: 'east' },
      observables: [{ name: 'domain-name:value', type_id: 1, value: 'bad.example' }],
      evidences: [{ data: { first_observed: '2023-11-14T22:13:21Z' } }],
    });
  });

  test('stix is one bundle of sightings, which is the same in every run', async () => {
    write('feed.json', bundle(indicator(1, HOST, { object_marking_refs: [GREEN] }), indicator(2, HOST)));
    writeLog();
    const argv = [
      'match',
      '-i',
      'feed.json',
      '--output',
      'stix',
      '--created-by',
      'identity--f431f809-377b-45e0-aa1c-6a4751cae5ff',
      'http.log',
    ];
    const { stdout } = await runCli(...argv);
    const { objects } = JSON.parse(stdout) as { readonly objects: readonly Record<string, unknown>[] };
    const ids = objects.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    // Each source gets a sighting of its own indicator.
    const sightings = objects.filter(({ type }) => type === 'sighting');
    expect(sightings).toMatchObject([
      { sighting_of_ref: 'indicator--00000000-0000-4000-8000-000000000001', count: 2, object_marking_refs: [GREEN] },
      { sighting_of_ref: 'indicator--00000000-0000-4000-8000-000000000002', count: 2 },
    ]);
    for (const { observed_data_refs: observed, where_sighted_refs: where } of sightings) {
      for (const id of [observed, where].flat()) expect(ids).toContain(id);
    }
    expect((await runCli(...argv)).stdout).toBe(stdout);
    const narrow = await runCli(...argv, '--sighting-window', '1s');
    expect(narrow.stdout.match(/"type":"sighting"/g)).toHaveLength(4);
  });

  test('records themselves are in it only where that is asked for', async () => {
    writeLog();
    const argv = ['match', '-e', HOST, 'http.log', '--output'];
    const line = http(1, 'bad.example', 'east').trimEnd();
    const artifact = Buffer.from(line).toString('base64');
    for (const [output, text] of [
      ['stix', artifact],
      ['ndjson', JSON.stringify(line)],
    ] as const) {
      expect((await runCli(...argv, output)).stdout).not.toContain(text);
      expect((await runCli(...argv, output, '--include-records')).stdout).toContain(text);
    }
  });

  test('stix of nothing is a bundle without objects', async () => {
    writeLog();
    const { stdout } = await runCli('match', '-e', "[file:name = 'x']", '--output', 'stix', 'http.log');
    expect(JSON.parse(stdout)).toMatchObject({ type: 'bundle' });
  });
});
