import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fieldsOf, logSources, type LogMapping, type PathOrigin } from '../../src/adapters/index.js';

/** Which field fills which object path, by a map that somebody else has published. */
interface PublicMap {
  /** Our source of the same records. */
  readonly source: string;
  readonly from: string;
  /** How many pairs were left out, since they are about objects or properties of their own (`x-...`). */
  readonly custom: number;
  readonly pairs: readonly (readonly [field: string, path: string])[];
}

/** A pair that we do not have. */
interface Difference {
  readonly field: string;
  readonly path: string;
  /** What the field fills here. */
  readonly ours: readonly string[];
}

interface Comparison<D extends Difference = Difference> {
  /** How many pairs we have, too. */
  readonly same: number;
  readonly differences: readonly D[];
}

type Explained = Difference & { readonly reason: string };

const NAMES = ['elastic-ecs', 'ocsf', 'msatp', 'crowdstrike'];
const DATA = new URL('public-maps/', import.meta.url);
const PAGE = new URL('../../docs/log-sources/public-maps.md', import.meta.url);
const MARK = '<!-- What follows is written from the data: npx vitest run test/adapters/public-maps.test.ts -u -->\n\n';
const MISSING = 'MISSING';

const MAPS = NAMES.map((name) => ({ name, map: read(`${name}.json`) as PublicMap }));
const EXPLAINED = read('differences.json') as Readonly<Record<string, Comparison<Explained>>>;

test.each(MAPS)('the pairs of $name are sorted, and each is there once', ({ map: { pairs } }) => {
  const keys = pairs.map((pair) => JSON.stringify(pair));
  expect(new Set(keys).size).toBe(keys.length);
  expect(pairs).toEqual(pairs.toSorted(([a, pathOfA], [b, pathOfB]) => compare(a, b) || compare(pathOfA, pathOfB)));
});

test.each(MAPS)('each pair of $name that we do not have has a reason, and no other pair has', ({ name, map }) => {
  const { same, differences } = compareWithOurs(map);
  const explained = explainedOf(name);
  expect(explained.differences.map(({ field, path, ours }) => ({ field, path, ours }))).toEqual(differences);
  expect(explained.differences.filter(({ reason }) => reason.trim() === '')).toEqual([]);
  expect(explained.same).toBe(same);
});

test('docs/log-sources/public-maps.md has all differences', async () => {
  const [introduction = ''] = readFileSync(PAGE, 'utf8').split(MARK);
  await expect(introduction + MARK + renderMaps()).toMatchFileSnapshot(PAGE.pathname);
});

function compareWithOurs({ source, pairs }: PublicMap): Comparison {
  const rows = rowsOf(source);
  const have = new Set(rows.map(({ field, path }) => keyOf(field, path)));
  const others = pairs.filter(([field, path]) => !have.has(keyOf(field, path)));
  const differences = others.map(([field, path]) => {
    const paths = rows.filter((row) => withoutLists(row.field) === withoutLists(field)).map((row) => row.path);
    return { field, path, ours: [...new Set(paths.filter((one) => !followsReference(one)))].sort(compare) };
  });
  return { same: pairs.length - others.length, differences };
}

/** Every pair of one of our sources. */
function rowsOf(name: string): readonly { readonly field: string; readonly path: string }[] {
  const source = logSources().find((one) => one.name === name);
  if (!source) throw new Error(`no source ${name}`);
  const origins = [...source.mappings, source.fallback].flatMap((mapping) => [
    ...fieldsOf(mapping),
    ...parentOriginsOf(mapping),
  ]);
  return origins.flatMap((origin) => ('field' in origin ? [origin] : []));
}

/** `fieldsOf` does not come back to a type that a path has passed; public maps name the parents of processes. */
function parentOriginsOf(mapping: LogMapping): readonly PathOrigin[] {
  return Object.values(mapping.objects).flatMap((object) => {
    const name = object.type === 'process' ? object.properties.parent_ref?.object : undefined;
    const parent = name === undefined ? undefined : mapping.objects[name];
    if (name === undefined || parent === undefined) return [];
    const origins = fieldsOf({ ...mapping, objects: { [name]: parent } });
    return origins.map((origin) => ({ ...origin, path: origin.path.replace(':', ':parent_ref.') }));
  });
}

const keyOf = (field: string, path: string) => JSON.stringify([withoutLists(field), withoutLists(path)]);

const withoutLists = (path: string) => path.replaceAll('[]', '').replaceAll('[*]', '');

const followsReference = (path: string) => /_refs?(\[\*\])?\./.test(path);

function renderMaps(): string {
  const compared = MAPS.map(({ name, map }) => ({ name, map, ...explainedOf(name) }));
  return [
    '| map | our source | pairs | the same | different | of these missing here | left out (`x-...`) |',
    '|---|---|---|---|---|---|---|',
    ...compared.map(({ name, map, same, differences }) =>
      row([
        `[${name}](#${name})`,
        `[\`${map.source}\`](${map.source}.md)`,
        String(map.pairs.length),
        String(same),
        String(differences.length),
        String(differences.filter(isMissing).length),
        String(map.custom),
      ]),
    ),
    '',
    '## Open points',
    '',
    ...renderOpenPoints(
      compared.flatMap(({ map, differences }) =>
        differences.filter(isMissing).map((one) => ({ ...one, source: map.source })),
      ),
    ),
    '',
    ...compared.flatMap(({ name, map, differences }) => [
      `## ${name}`,
      '',
      `\`${map.from}\``,
      '',
      '| field | theirs | ours | why |',
      '|---|---|---|---|',
      ...renderDifferences(differences),
      '',
    ]),
  ].join('\n');
}

function renderOpenPoints(missing: readonly (Explained & { readonly source: string })[]): readonly string[] {
  if (missing.length === 0) return ['None.'];
  return [
    '| our source | field | theirs | note |',
    '|---|---|---|---|',
    ...groupsOf(missing, ({ source, field, reason }) => JSON.stringify([source, field, reason])).map((group) => {
      const [{ source, reason }] = group;
      const note = reason.replace(/^MISSING: should be mapped[,;]? ?/, '');
      return row([cells([source]), cells(group.map(({ field }) => field)), cells(group.map(({ path }) => path)), note]);
    }),
  ];
}

/** Reasons in the order of their fields; inside, the fields that go to the same paths share a row. */
function renderDifferences(differences: readonly Explained[]): readonly string[] {
  return groupsOf(differences, ({ reason }) => reason).flatMap((group) => {
    const fields = groupsOf(group, ({ field }) => field).map((pairs) => ({
      field: pairs[0].field,
      theirs: cells(pairs.map(({ path }) => path)),
      ours: cells(pairs[0].ours) || 'nothing',
    }));
    return groupsOf(fields, ({ theirs, ours }) => JSON.stringify([theirs, ours])).map((alike, index) => {
      const [{ theirs, ours }] = alike;
      return row([cells(alike.map(({ field }) => field)), theirs, ours, index === 0 ? group[0].reason : '']);
    });
  });
}

/** In the order in which their keys come first. */
function groupsOf<T>(all: readonly T[], keyOfOne: (one: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const group = groups.get(keyOfOne(one));
    if (group) group.push(one);
    else groups.set(keyOfOne(one), [one]);
  }
  return [...groups.values()];
}

const row = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;

const cells = (names: readonly string[]) => [...new Set(names)].map((name) => `\`${name}\``).join('<br>');

const isMissing = ({ reason }: Explained) => reason.startsWith(MISSING);

function explainedOf(name: string): Comparison<Explained> {
  return EXPLAINED[name] ?? { same: 0, differences: [] };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, DATA), 'utf8'));
}
