import { describeCondition } from '../../src/adapters/condition.js';
import {
  fieldsOf,
  sensorFieldsOf,
  TRANSFORMS,
  type LogMapping,
  type LogSource,
  type PathOrigin,
  type TransformName,
  type ValueMapping,
} from '../../src/adapters/index.js';
import { originsOfValue, type Composition } from '../../src/adapters/origins-of-value.js';

/** The part of a source's page that follows from its mappings: one table of object paths for every kind of record. */
export function renderSource(source: LogSource): string {
  const { kindField, recognised, mappings, fallback } = source;
  const sensor = sensorFieldsOf(source).map((field) => `\`${field}\``);
  return [
    `A record is recognised by ${describeCondition(recognised)}.`,
    `Its kind is in \`${kindField}\`.`,
    ...(sensor.length > 0 ? [`The host or sensor that wrote it is in ${sensor.join(', else ')}.`] : []),
    '',
    ...[...mappings, fallback].flatMap((mapping) => renderMapping(mapping)),
  ].join('\n');
}

function renderMapping(mapping: LogMapping): readonly string[] {
  return [
    `## ${mapping.title}`,
    '',
    `\`${mapping.name}\`. ${renderTime(mapping)}${renderSignature(mapping)}`,
    '',
    '| object path | comes from |',
    '|---|---|',
    ...renderRows(fieldsOf(mapping)),
    '',
  ];
}

function renderTime({ time }: LogMapping): string {
  const from = fieldsIn(time, time.first);
  if (time.last) return `From ${from} to ${fieldsIn(time, time.last)}.`;
  return time.duration ? `From ${from}, for ${fieldsIn(time, time.duration)} seconds.` : `At ${from}.`;
}

function fieldsIn(time: LogMapping['time'], value: ValueMapping): string {
  const origins = originsOfValue(value, { each: undefined, time });
  return origins.map((origin) => ('field' in origin ? `\`${origin.field}\`` : '')).join(', else ');
}

function renderSignature({ signature, kinds }: LogMapping): string {
  const named = kinds.length > 0 ? ` Kind: ${kinds.map((kind) => `\`${kind}\``).join(', ')}` : '';
  return named + (signature ? `; without a name, told by ${describeCondition(signature)}.` : named && '.');
}

function renderRows(origins: readonly PathOrigin[]): readonly string[] {
  const byPath = new Map<string, string[]>();
  for (const origin of origins) {
    const texts = byPath.get(origin.path) ?? [];
    byPath.set(origin.path, [...texts, renderOrigin(origin)]);
  }
  return [...byPath].map(([path, texts]) => `| \`${path}\` | ${texts.join('<br>')} |`);
}

const COMPOSITIONS: Readonly<Record<Composition, string>> = {
  joined: 'one of several that are joined',
  url: 'part of the URL',
  time: "the record's time",
};

function renderOrigin(origin: PathOrigin): string {
  if ('constant' in origin) return `the constant \`${String(origin.constant)}\``;
  const steps = origin.transforms.map((name) =>
    Object.hasOwn(COMPOSITIONS, name)
      ? COMPOSITIONS[name as Composition]
      : TRANSFORMS[name as TransformName].description,
  );
  return steps.length === 0 ? `\`${origin.field}\`` : `\`${origin.field}\` (${steps.join('; ')})`;
}
