import { fieldsOf, sensorFieldsOf, type LogMapping, type LogSource, type PathOrigin } from '../../adapters/index.js';
import type { InputFormat } from '../../pipeline/index.js';
import type { Style } from '../../report/index.js';
import { showCoverage } from '../field-coverage/show-coverage.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { readPathExamples, type PathExamples } from '../path-examples.js';
import { allSources, openSources } from '../mappings/open-sources.js';
import type { Terminal } from '../terminal.js';

export interface FormatsCommandOptions {
  readonly mapping?: readonly string[];
  readonly format: (typeof FORMATS_FORMATS)[number];
  /** A log whose fields are to be told apart by whether anything looks at them. */
  readonly coverage?: string;
  readonly inputFormat: InputFormat;
}

export const FORMATS_FORMATS = ['pretty', 'json'] as const;

/** `stix-pattern formats`: the log sources, or which fields of one become which object paths. */
export async function formatsCommand(
  name: string | undefined,
  options: FormatsCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const opened = await openSources(options);
  if (options.coverage !== undefined) return showCoverage(options.coverage, opened, options, terminal);
  const { format } = options;
  const examples = readPathExamples();
  const sources = allSources(opened);
  const chosen =
    name === undefined ? sources.map((source) => ({ source, mappings: mappingsOf(source) })) : [find(name, sources)];
  if (format === 'json') {
    await terminal.out(
      `${JSON.stringify(
        chosen.map((one) => toRecord(one, examples)),
        null,
        2,
      )}\n`,
    );
    return EXIT.done;
  }
  const { bold, dim } = terminal.style;
  if (name === undefined) {
    const width = Math.max(...chosen.map(({ source }) => source.name.length));
    for (const { source, mappings } of chosen) {
      const kinds = mappings.length === 1 ? '' : dim(`  ${mappings.length} kinds of records`);
      await terminal.out(`${bold(source.name.padEnd(width))}  ${source.title}${kinds}\n`);
    }
    await terminal.out(`${bold('stix'.padEnd(width))}  STIX 2.0 and 2.1 observed-data, as it is\n`);
    terminal.note(dim('stix-pattern formats NAME says which fields become which object paths.'));
    return EXIT.done;
  }
  for (const { source, mappings } of chosen) {
    for (const mapping of mappings) {
      const kinds = mapping.kinds.length > 0 ? dim(`  ${source.kindField} is ${mapping.kinds.join(', ')}`) : '';
      await terminal.out(`${bold(mapping.name)}  ${mapping.title}${kinds}\n`);
      for (const line of tableOf(fieldsOf(mapping), examples[mapping.name] ?? {}, terminal.style)) {
        await terminal.out(`  ${line}\n`);
      }
    }
    const sensor = sensorFieldsOf(source);
    if (sensor.length > 0) await terminal.out(`${dim(`The sensor of a record is in ${sensor.join(', else ')}.`)}\n`);
  }
  return EXIT.done;
}

interface Chosen {
  readonly source: LogSource;
  readonly mappings: readonly LogMapping[];
}

function mappingsOf({ mappings, fallback }: LogSource): readonly LogMapping[] {
  return [...mappings, fallback];
}

/** A source, or one kind of its records. */
function find(name: string, sources: readonly LogSource[]): Chosen {
  for (const source of sources) {
    const mappings = mappingsOf(source);
    if (source.name === name) return { source, mappings };
    const own = mappings.filter((mapping) => mapping.name === name);
    if (own.length > 0) return { source, mappings: own };
  }
  const known = sources.map((source) => source.name);
  throw new UsageError(
    `There is no log source ${name}; there are ${known.join(', ')}, and the kinds of records that each of them lists.`,
  );
}

/** `field → path  example`, the arrows below each other, and the examples. */
function tableOf(origins: readonly PathOrigin[], examples: PathExamples, { dim }: Style): readonly string[] {
  const rows = origins.map((origin) => [describeOrigin(origin), origin.path, exampleOf(origin, examples)] as const);
  const width = Math.min(LONGEST_FIELD, Math.max(0, ...rows.map(([from]) => from.length)));
  const pathWidth = Math.min(LONGEST_PATH, Math.max(0, ...rows.map(([, path]) => path.length)));
  return rows.map(([from, path, example]) =>
    example === undefined
      ? `${from.padEnd(width)} → ${path}`
      : `${from.padEnd(width)} → ${path.padEnd(pathWidth)}  ${dim(String(example))}`,
  );
}

const LONGEST_FIELD = 48;
const LONGEST_PATH = 56;

/** What the field gave in some record; else what another one gave the path. */
function exampleOf(origin: PathOrigin, examples: PathExamples): PathExamples[string] | undefined {
  if (!('field' in origin)) return undefined;
  const arrow = ` → ${origin.path}`;
  const own = examples[origin.field + arrow];
  return own ?? Object.entries(examples).find(([row]) => row.endsWith(arrow))?.[1];
}

function describeOrigin(origin: PathOrigin): string {
  if ('constant' in origin) return JSON.stringify(origin.constant);
  return origin.transforms.length === 0 ? origin.field : `${origin.field} (${origin.transforms.join(', ')})`;
}

function toRecord({ source, mappings }: Chosen, examples: Readonly<Record<string, PathExamples>>): object {
  return {
    name: source.name,
    title: source.title,
    kind_field: source.kindField,
    sensor: sensorFieldsOf(source),
    mappings: mappings.map((mapping) => ({
      name: mapping.name,
      title: mapping.title,
      kinds: mapping.kinds,
      fields: fieldsOf(mapping).map((origin) => ({
        ...('constant' in origin
          ? { constant: origin.constant }
          : { field: origin.field, transforms: origin.transforms }),
        path: origin.path,
        example: exampleOf(origin, examples[mapping.name] ?? {}),
      })),
    })),
  };
}
