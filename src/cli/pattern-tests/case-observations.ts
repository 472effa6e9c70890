import { bytesOfText } from '../../input/bytes-of-text.js';
import { expandInputs } from '../../input/expand-inputs.js';
import { readLogs, type LogInput } from '../../pipeline/index.js';
import type { Observation } from '../../stix/observation.js';
import { UsageError } from '../exit-code.js';
import { openSources, type SourcesOpened } from '../mappings/open-sources.js';
import type { CaseFormat, CaseInput } from './test-file.js';

/**
 * Gives the observations of a case to a function, in the order of the records. The lines say what could not be read: a pattern that does not
 * match a record which nobody could read proves nothing.
 */
export async function readCaseInput(
  input: CaseInput,
  idTypes: ReadonlySet<string>,
  take: (observation: Observation) => void,
): Promise<readonly string[]> {
  if (input.kind === 'observations') {
    input.observations.forEach(take);
    return [];
  }
  const { inputs, problems } = await openInputs(input);
  if (problems.length > 0) return problems;
  const sources = await openCaseSources(input);
  if ('problems' in sources) return sources.problems;
  const lines: string[] = [];
  await readLogs(inputs, {
    ...sources,
    idTypes,
    onBatch: ({ observations }) => {
      observations.forEach(take);
    },
    onRejectedFile: ({ file, reason }) => {
      lines.push(`${file}: ${reason}`);
    },
    onRejectedRecord: (file, { line, reason }) => {
      lines.push(`${file}:${line}: ${reason}`);
    },
  });
  const rest = lines.length - MOST_LINES;
  return rest > 0 ? [...lines.slice(0, MOST_LINES), `… and ${rest.toLocaleString('en')} more`] : lines;
}

const MOST_LINES = 10;

async function openCaseSources({
  format,
  mappings,
}: CaseFormat): Promise<SourcesOpened | { readonly problems: readonly string[] }> {
  try {
    return await openSources({ inputFormat: format, mapping: mappings });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { problems: error.message.split('\n') };
  }
}

async function openInputs(
  input: Exclude<CaseInput, { readonly kind: 'observations' }>,
): Promise<{ readonly inputs: readonly LogInput[]; readonly problems: readonly string[] }> {
  if (input.kind === 'text') return { inputs: [bytesOfText(input.name, input.text)], problems: [] };
  const { files, problems } = await expandInputs(input.paths);
  const faults = problems.map(({ input: path, reason }) => `${path}: ${reason}`);
  return { inputs: files, problems: files.length + faults.length === 0 ? ['There are no logs.'] : faults };
}
