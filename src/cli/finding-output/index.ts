import type { Terminal } from '../terminal.js';
import type { FindingOutput } from './finding-output.js';
import { createGithubOutput } from './github.js';
import { createJsonOutput } from './json.js';
import { createJunitOutput } from './junit.js';
import { createPrettyOutput } from './pretty.js';
import { createSarifOutput } from './sarif.js';

export type { CheckedPart, FindingOutput } from './finding-output.js';

const OUTPUTS = {
  pretty: createPrettyOutput,
  json: createJsonOutput,
  sarif: createSarifOutput,
  github: createGithubOutput,
  junit: createJunitOutput,
} as const satisfies Record<string, (terminal: Terminal) => FindingOutput>;

export type FindingFormat = keyof typeof OUTPUTS;

export const FINDING_FORMATS = Object.keys(OUTPUTS) as readonly FindingFormat[];

/** Prints findings to stdout. */
export function createFindingOutput(format: FindingFormat, terminal: Terminal): FindingOutput {
  return OUTPUTS[format](terminal);
}
