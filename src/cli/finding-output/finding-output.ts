import type { Finding } from '../../diagnostics/finding.js';

/** A pattern that was checked, or a part of a file that could not be. */
export interface CheckedPart {
  /** Absent for a pattern of the command line. */
  readonly file?: string;
  readonly line?: number;
  /** What a person calls it: the name of an indicator, its id, or the pattern. */
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** Where findings go. */
export interface FindingOutput {
  /** Takes what was checked, in the order in which it was; parts of one file come one after the other. */
  readonly add: (part: CheckedPart) => Promise<void>;
  /** Ends the output. `failure` is why the run has failed although no finding is an error. */
  readonly finish: (failure?: string) => Promise<void>;
}
