import type { ReportedMatch } from '../../report/index.js';
import type { Indicator } from '../../stix/indicator.js';
import type { StreamLimit } from '../../stream/stream-matcher.js';
import type { Terminal } from '../terminal.js';
import { createCsvOutput } from './csv.js';
import { createLineOutput } from './lines.js';
import { createLiveOutput } from './live.js';
import { createOcsfOutput } from './ocsf.js';
import { createPrettyOutput } from './pretty.js';
import { createStixOutput } from './stix.js';

/** Where the results of `match` go: as they come, or together at the end. */
export interface MatchOutput {
  readonly match: (reported: ReportedMatch) => void | Promise<void>;
  /** Says that a limit was reached: there may be a match of the indicator that is not reported (semantics 14, Caps). */
  readonly limit?: (indicator: Indicator, limit: StreamLimit) => void;
  /** Writes what has come up and is not written yet; `watermark` (RFC 3339) says how far the stream has come, where it is known. */
  readonly flush?: (watermark?: string) => Promise<void>;
  /** Writes the rest; with `isKept`, what is not complete is left for the run that takes up what `save` gave. */
  readonly finish: (isKept: boolean) => Promise<void>;
  /** What is not written yet and a later run has to know, as JSON. */
  readonly save?: () => unknown;
  readonly restore?: (saved: unknown) => void;
}

export const MATCH_OUTPUTS = ['pretty', 'ndjson', 'csv', 'stix', 'ocsf'] as const;

export type MatchOutputForm = (typeof MATCH_OUTPUTS)[number];

export interface MatchOutputOptions {
  readonly output: MatchOutputForm;
  /** Whether logs are followed: results are then written as they come. */
  readonly follow?: boolean | undefined;
  /** Seconds. */
  readonly sightingWindow?: number | undefined;
  /** The identity that reports sightings. */
  readonly createdBy?: string | undefined;
}

/** The output that a command line asks for. */
export function createMatchOutput(options: MatchOutputOptions, terminal: Terminal): MatchOutput {
  switch (options.output) {
    case 'ndjson':
      return createLineOutput(terminal);
    case 'csv':
      return createCsvOutput(terminal);
    case 'stix':
      return createStixOutput(options, terminal);
    case 'ocsf':
      return createOcsfOutput(terminal);
    case 'pretty':
      return options.follow === true ? createLiveOutput(terminal) : createPrettyOutput(terminal);
  }
}
