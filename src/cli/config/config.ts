import type { DiagnosticCode } from '../../diagnostics/codes.js';
import type { Severities } from '../validation/severities.js';

/** What a configuration file says about `validate`. */
export interface Config {
  /** The folder of the file, from which its paths count. */
  readonly folder: string;
  readonly severities: Severities;
  readonly ignores: readonly PathIgnore[];
  readonly maxWarnings?: number;
  /** The path of the baseline file. */
  readonly baseline?: string;
}

/** Findings that are left out in some files. */
export interface PathIgnore {
  /** Globs, relative to the folder of the configuration. */
  readonly files: readonly string[];
  readonly codes: readonly DiagnosticCode[];
}

/** What holds where there is no configuration file. */
export const NO_CONFIG: Config = { folder: '', severities: new Map(), ignores: [] };
