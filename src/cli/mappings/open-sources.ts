import { logSources, type BySource, type LogSource } from '../../adapters/index.js';
import { INPUT_FORMATS, type InputFormat } from '../../pipeline/index.js';
import { UsageError } from '../exit-code.js';
import { loadYamlFile } from '../yaml/load-yaml-file.js';
import { readOwnSource } from './read-mapping.js';

export interface SourceOptions {
  /** Paths of YAML files. */
  readonly mapping?: readonly string[];
  readonly inputFormat: InputFormat;
  /** Minutes east of UTC of times without a zone. */
  readonly zone?: BySource<number>;
  /** Seconds by which clocks are ahead. */
  readonly skew?: BySource<number>;
}

/** What logs are read as. */
export interface SourcesOpened {
  readonly format: InputFormat;
  /** The log sources of the user's own. */
  readonly sources: readonly LogSource[];
  readonly zone?: BySource<number>;
  readonly skew?: BySource<number>;
}

/**
 * Reads the mappings of a command line. One that does not say what its records are recognised by is for every log, unless `--input-format` says
 * something else.
 * @throws UsageError if one of them cannot be used, or an option names a source that is not there
 */
export async function openSources({ mapping = [], inputFormat, zone, skew }: SourceOptions): Promise<SourcesOpened> {
  const own = [];
  for (const path of mapping) own.push(await loadYamlFile({ path, what: 'the mapping' }, readOwnSource));
  const sources = own.map(({ source }) => source);
  const names = [...INPUT_FORMATS, ...sources.map(({ name }) => name)];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`There are two log sources ${twice}: call the mapping something else.`);
  if (!names.includes(inputFormat)) {
    throw new UsageError(`--input-format ${inputFormat}: there are ${names.join(', ')}.`);
  }
  checkNames('--zone', zone, names);
  checkNames('--skew', skew, names);
  const clock = { ...(zone !== undefined && { zone }), ...(skew !== undefined && { skew }) };
  const forAll = own.filter(({ isRecognised }) => !isRecognised);
  if (inputFormat !== 'auto' || forAll.length === 0) return { format: inputFormat, sources, ...clock };
  const [first] = forAll;
  if (own.length > 1 || !first) {
    const unknown = forAll.map(({ source }) => source.name).join(', ');
    throw new UsageError(
      `Nothing says which logs are ${unknown}: write \`recognised\` in the mapping, or name one with --input-format.`,
    );
  }
  return { format: first.source.name, sources, ...clock };
}

function checkNames(option: string, setting: BySource<number> | undefined, names: readonly string[]): void {
  if (typeof setting !== 'object') return;
  const unknown = [...setting.keys()].find((name) => name !== '' && !names.includes(name));
  if (unknown !== undefined) throw new UsageError(`${option} ${unknown}=...: there are ${names.join(', ')}.`);
}

/** All log sources, the user's own first. */
export function allSources({ sources }: Pick<SourcesOpened, 'sources'>): readonly LogSource[] {
  return [...sources, ...logSources()];
}
