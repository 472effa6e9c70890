import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAttackLayers } from '../../../src/report/enrichment/attack-layer.js';
import { CONTEXT_LIMITS, readContext } from '../../../src/report/enrichment/context.js';
import { describeContext } from '../../../src/report/enrichment/describe-context.js';
import { createMemoryGraph, joinGraphs, type MemoryGraph } from '../../../src/stix/memory-graph.js';
import { matchOf } from '../match-of.js';

const INDICATOR = { id: 'indicator--1', pattern: "[domain-name:value = 'a.example']" };

/** `malware--1 uses attack-pattern--1`, a relationship each, and an object for each end that is named. */
function graphOf(lines: readonly string[], objects: readonly Readonly<Record<string, unknown>>[] = []): MemoryGraph {
  const graph = createMemoryGraph();
  const ids = new Set<string>();
  lines.forEach((line, at) => {
    const [source = '', relationship_type, target = ''] = line.split(' ');
    ids.add(source).add(target);
    graph.add({
      type: 'relationship',
      id: `relationship--${at}`,
      relationship_type,
      source_ref: source,
      target_ref: target,
    });
  });
  for (const id of ids) graph.add({ type: id.split('--')[0], id, name: id.replace('--', ' ') });
  for (const object of objects) graph.add(object);
  return graph;
}

const idsOf = (lines: readonly string[]): readonly string[] =>
  (readContext(INDICATOR, graphOf(lines))?.objects ?? []).map(({ id }) => id);

describe('the context of an indicator', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'malware, who uses it, and who that is',
      [
        'indicator--1 indicates malware--1',
        'campaign--1 uses malware--1',
        'campaign--1 attributed-to intrusion-set--1',
        'intrusion-set--1 attributed-to threat-actor--1',
      ],
      ['malware--1', 'campaign--1', 'intrusion-set--1', 'threat-actor--1'],
    ],
    [
      'techniques of malware',
      ['indicator--1 indicates malware--1', 'malware--1 uses attack-pattern--1'],
      ['malware--1', 'attack-pattern--1'],
    ],
    [
      'not what an intrusion set does elsewhere',
      [
        'indicator--1 indicates malware--1',
        'intrusion-set--1 uses malware--1',
        'intrusion-set--1 uses attack-pattern--1',
        'intrusion-set--1 uses tool--1',
      ],
      ['malware--1', 'intrusion-set--1'],
    ],
    [
      'what a campaign does',
      ['indicator--1 indicates campaign--1', 'campaign--1 uses attack-pattern--1', 'campaign--1 targets identity--1'],
      ['campaign--1', 'attack-pattern--1', 'identity--1'],
    ],
    [
      'not against the direction',
      ['malware--1 indicates indicator--1', 'attack-pattern--1 attributed-to indicator--1'],
      [],
    ],
    ['what it is based on', ['indicator--1 based-on observed-data--1'], ['observed-data--1']],
    [
      'not other indicators of the same malware',
      ['indicator--1 indicates malware--1', 'indicator--2 indicates malware--1'],
      ['malware--1'],
    ],
    [
      'a circle once',
      ['indicator--1 indicates malware--1', 'malware--1 uses malware--2', 'malware--2 uses malware--1'],
      ['malware--1', 'malware--2'],
    ],
    [
      'no further than four steps',
      [
        'indicator--1 indicates malware--1',
        'malware--1 uses malware--2',
        'malware--2 uses malware--3',
        'malware--3 uses malware--4',
        'malware--4 uses malware--5',
      ],
      ['malware--1', 'malware--2', 'malware--3', 'malware--4'],
    ],
  ])('has %s', (_title, lines, ids) => {
    expect(idsOf(lines)).toEqual(ids);
  });

  test('says how each object is known', () => {
    const graph = graphOf(['indicator--1 indicates malware--1', 'campaign--1 uses malware--1']);
    expect(readContext(INDICATOR, graph)?.objects[1]).toEqual({
      id: 'campaign--1',
      type: 'campaign',
      name: 'campaign 1',
      path: [
        { relationship_type: 'indicates', direction: 'forward', id: 'malware--1', type: 'malware', name: 'malware 1' },
        { relationship_type: 'uses', direction: 'backward', id: 'campaign--1', type: 'campaign', name: 'campaign 1' },
      ],
    });
  });

  test('is nothing where nothing is known', () => {
    expect(readContext(INDICATOR, createMemoryGraph())).toBeUndefined();
  });

  test('has what the indicator says of itself, and who made it', () => {
    const graph = graphOf([], [{ type: 'identity', id: 'identity--1', name: 'A team' }]);
    const phases = [{ kill_chain_name: 'lockheed-martin-cyber-kill-chain', phase_name: 'delivery' }];
    expect(
      readContext(
        {
          ...INDICATOR,
          created_by_ref: 'identity--1',
          indicator_types: ['malicious-activity', 7],
          kill_chain_phases: [...phases, 'x'],
        },
        graph,
      ),
    ).toEqual({
      objects: [],
      indicator_types: ['malicious-activity'],
      kill_chain_phases: phases,
      created_by: 'A team',
    });
  });

  test('is cut at its limits, and says so', () => {
    const many = Array.from({ length: 200 }, (_, at) => `indicator--1 indicates malware--${at}`);
    const context = readContext(INDICATOR, graphOf(many));
    expect(context?.objects).toHaveLength(CONTEXT_LIMITS.maxObjects);
    expect(context?.truncated).toBe(true);
  });

  test('finds the actor behind malware that thousands of indicators indicate', () => {
    const many = Array.from({ length: 6_000 }, (_, at) => `indicator--${at} indicates malware--1`);
    const context = readContext(INDICATOR, graphOf([...many, 'threat-actor--1 uses malware--1']));
    expect(context?.objects.map(({ id }) => id)).toEqual(['malware--1', 'threat-actor--1']);
    expect(context?.truncated).toBeUndefined();
  });

  test('is in bounds for any graph, and every path is a way through it', () => {
    const end = fc.constantFrom(
      'indicator--1',
      'malware--1',
      'malware--2',
      'campaign--1',
      'tool--1',
      'threat-actor--1',
      'attack-pattern--1',
    );
    const line = fc.tuple(end, fc.constantFrom('indicates', 'uses', 'attributed-to', 'targets'), end);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const graph = graphOf(lines.map((parts) => parts.join(' ')));
        for (const { id, path } of readContext(INDICATOR, graph)?.objects ?? []) {
          let from = INDICATOR.id;
          for (const step of path) {
            const [source, target] = step.direction === 'forward' ? [from, step.id] : [step.id, from];
            expect(lines).toContainEqual([source, step.relationship_type, target]);
            from = step.id;
          }
          expect(from).toBe(id);
        }
      }),
    );
  });
});

describe('a line', () => {
  test('names who, with what and how', () => {
    const technique = {
      type: 'attack-pattern',
      id: 'attack-pattern--1',
      modified: '2026-01-01T00:00:00Z',
      name: 'Phishing',
      external_references: [{ source_name: 'mitre-attack', external_id: 'T1566' }],
    };
    const graph = graphOf(
      ['indicator--1 indicates malware--1', 'malware--1 uses attack-pattern--1', 'threat-actor--1 uses malware--1'],
      [technique],
    );
    const context = readContext(INDICATOR, graph);
    expect(context && describeContext(context)).toBe(
      'threat actor threat-actor 1 · malware malware 1 · technique T1566 Phishing',
    );
  });

  test('sends no control character to a terminal, and is not endless', () => {
    const objects = Array.from({ length: 9 }, (_, at) => ({
      id: `malware--${at}`,
      type: 'malware',
      name: `\u001b[31m${'x'.repeat(500)}`,
      path: [],
    }));
    const line = describeContext({ objects });
    expect(line).not.toMatch(/\p{Cc}/u);
    expect(line).toMatch(/, … 6 more$/);
    expect(line.length).toBeLessThan(300);
  });
});

describe('a layer for the Navigator', () => {
  const technique = (id: string, external_id: string, source_name = 'mitre-attack') => ({
    type: 'attack-pattern',
    id,
    modified: '2026-01-01T00:00:00Z',
    name: id,
    external_references: [
      { source_name: 'capec', external_id: 'CAPEC-1' },
      { source_name, external_id },
    ],
  });
  const graph = graphOf(
    [
      'indicator--1 indicates malware--1',
      'indicator--1 uses attack-pattern--1',
      'malware--1 uses attack-pattern--2',
      'indicator--2 indicates malware--1',
      'indicator--3 indicates attack-pattern--3',
    ],
    [
      technique('attack-pattern--1', 'T1566.001'),
      technique('attack-pattern--2', 'T1059'),
      technique('attack-pattern--3', 'T0883', 'mitre-ics-attack'),
    ],
  );
  const layers = createAttackLayers();
  for (const [id, time] of [
    ['indicator--1', '2026-01-02T00:00:00.5Z'],
    ['indicator--1', '2026-01-02T00:00:00Z'],
    ['indicator--2', '2026-01-03T00:00:00Z'],
    ['indicator--3', '2026-01-03T00:00:00Z'],
  ] as const) {
    const match = matchOf(
      "[domain-name:value = 'a.example']",
      { '0': { type: 'domain-name', value: 'a.example' } },
      { indicator: { id, name: id }, time },
    );
    layers.add(match, readContext(match.indicator, graph));
  }

  test('counts the techniques that are nearest to the indicators', () => {
    expect(layers.layer('enterprise-attack', { name: 'n', description: 'd' })).toMatchObject({
      domain: 'enterprise-attack',
      versions: { layer: '4.5' },
      gradient: { maxValue: 2 },
      techniques: [
        { techniqueID: 'T1059', score: 1, comment: '1 matches of indicator--2' },
        {
          techniqueID: 'T1566.001',
          score: 2,
          metadata: [
            { name: 'first seen', value: '2026-01-02T00:00:00Z' },
            { name: 'last seen', value: '2026-01-02T00:00:00.5Z' },
          ],
        },
      ],
    });
  });

  test('is of one matrix', () => {
    expect(layers.domains()).toEqual(['enterprise-attack', 'ics-attack']);
    expect(layers.layer('ics-attack', { name: '', description: '' })).toMatchObject({
      techniques: [{ techniqueID: 'T0883' }],
    });
  });
});

describe('a graph in memory', () => {
  test('has the latest version, whatever the order, and nothing revoked', () => {
    const graph = createMemoryGraph();
    const malware = (modified: string, name: string, revoked = false) => ({
      type: 'malware',
      id: 'malware--1',
      modified,
      name,
      revoked,
    });
    graph.add(malware('2026-01-02T00:00:00.000Z', 'new'));
    graph.add(malware('2026-01-01T00:00:00.000Z', 'old'));
    expect(graph.object('malware--1')).toMatchObject({ name: 'new' });
    graph.add(malware('2026-01-03T00:00:00.000Z', 'gone', true));
    graph.add(malware('2026-01-02T00:00:00.000Z', 'new'));
    expect(graph.object('malware--1')).toBeUndefined();
  });

  test('forgets the ends of a relationship that changed', () => {
    const graph = createMemoryGraph();
    const between = (modified: string, target_ref: string) => ({
      type: 'relationship',
      id: 'relationship--1',
      modified,
      relationship_type: 'uses',
      source_ref: 'malware--1',
      target_ref,
    });
    graph.add(between('2026-01-01T00:00:00Z', 'tool--1'));
    graph.add(between('2026-01-02T00:00:00Z', 'tool--2'));
    expect(graph.relationships('tool--1')).toEqual([]);
    expect(graph.relationships('tool--2')).toHaveLength(1);
    expect(graph.relationships('malware--1')).toEqual([
      { id: 'relationship--1', type: 'uses', source: 'malware--1', target: 'tool--2' },
    ]);
  });

  test('holds so many, and counts the rest', () => {
    const graph = createMemoryGraph(2);
    for (const at of [1, 2, 3]) graph.add({ type: 'tool', id: `tool--${at}` });
    graph.add({ type: 'indicator', id: 'indicator--1' });
    graph.add({ type: 'tool' });
    expect([graph.object('tool--2')?.id, graph.object('tool--3'), graph.leftOut()]).toEqual(['tool--2', undefined, 1]);
  });

  test('joins others: each relationship once', () => {
    const [one, other] = [graphOf(['malware--1 uses tool--1']), graphOf(['malware--1 uses tool--1'])];
    const joined = joinGraphs([createMemoryGraph(), one, other]);
    expect(joined.object('tool--1')).toBe(one.object('tool--1'));
    expect(joined.relationships('tool--1')).toHaveLength(1);
    expect(joined.object('tool--9')).toBeUndefined();
  });
});
