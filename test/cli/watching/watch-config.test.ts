import { describe, expect, test } from 'vitest';
import { readWatchConfig } from '../../../src/cli/watching/watch-config.js';

function read(content: string) {
  const problems: string[] = [];
  const config = readWatchConfig(content, '/etc/intel', ({ position: { line, column }, message }) => {
    problems.push(`${line}:${column} ${message}`);
  });
  return { config, problems };
}

test('everything that can be said', () => {
  const { config, problems } = read(`
store: intel.db
jitter: 30s
sources:
  - name: isac
    url: https://taxii.example/taxii2/
    every: 15m
    collections: [indicators, Everything]
    types: indicator
    user: analyst
    secret: { env: ISAC_PASSWORD }
    ca: ca.pem
    addedAfter: 2026-01-01T00:00:00Z
    limit: 500
  - url: http://127.0.0.1:6100/root/
    cron: '0 6 * * *'
    zone: Europe/Vienna
    jitter: 5m
    apiKeyHeader: x-api-key
    secret: { file: /run/secrets/key }
    taxiiVersion: '2.0'
`);
  expect(problems).toEqual([]);
  expect(config).toMatchObject({
    store: '/etc/intel/intel.db',
    sources: [
      {
        name: 'isac',
        schedule: { kind: 'interval', milliseconds: 900_000 },
        jitter: 30_000,
        collections: ['indicators', 'Everything'],
        match: { types: ['indicator'] },
        server: { user: 'analyst', secret: { env: 'ISAC_PASSWORD' }, ca: '/etc/intel/ca.pem', version: 'auto' },
        addedAfter: '2026-01-01T00:00:00Z',
        limits: { pageSize: 500 },
      },
      {
        name: '127.0.0.1',
        schedule: { kind: 'cron', pattern: '0 6 * * *', zone: 'Europe/Vienna' },
        jitter: 300_000,
        server: { apiKeyHeader: 'x-api-key', secret: { file: '/run/secrets/key' }, version: '2.0' },
      },
    ],
  });
});

describe('what is wrong is said with its place', () => {
  const source = (lines: string): string => `store: a.db\nsources:\n  - url: https://a.example/\n${lines}`;
  test.each([
    ['', ''],
    ['sources: []', '1:1 store is missing here.'],
    ['store: a.db', '1:1 sources is missing here.'],
    ['store: a.db\nsources: []', '2:1 There is no source here.'],
    [source('    every: soon'), '4:12 It is no duration such as 90s, 15m, 6h or 7d.'],
    [source('    every: 10ms'), '4:12 It is shorter than a second.'],
    [source('    name: x'), '3:5 A source has a schedule, every or cron; there is neither.'],
    [source("    every: 1h\n    cron: '* * * * *'"), '3:5 A source has a schedule, every or cron; there are both.'],
    [source("    cron: '99 * * * *'"), /^4:11 The schedule is none: /],
    [
      source('    every: 1h\n    secret: hunter2'),
      '5:13 A secret is not written here: say where it is, { env: NAME } or { file: PATH }.',
    ],
    [source('    every: 1h\n    secret: { env: A, file: b }'), '5:13 A secret is in one place: env or file.'],
    [source('    every: 1h\n    colections: x'), /^5:5 .*colections/],
    [
      source('    every: 1h').replace('https://a.example/', 'https://me:pw@a.example/'),
      '3:10 It is no http or https URL without a user in it.',
    ],
    [
      source('    every: 1h').replace('https://a.example/', 'file:///etc/passwd'),
      '3:10 It is no http or https URL without a user in it.',
    ],
    [source('    every: 1h\n    addedAfter: yesterday'), '5:17 It is no time such as 2026-03-12T00:00:00Z.'],
    [
      `${source('    every: 1h')}\n  - { url: 'https://a.example/x', every: 1h }`,
      '1:1 There are two sources "a.example".',
    ],
  ])('%j', (content, problem) => {
    const { config, problems } = read(content);
    expect(config).toBeUndefined();
    if (problem === '') return;
    if (problem instanceof RegExp) expect(problems[0]).toMatch(problem);
    else expect(problems).toContain(problem);
    expect(problems.join()).not.toMatch(/hunter2|:pw@/);
  });
});
