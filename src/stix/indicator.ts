/**
 * The properties of a STIX Indicator (STIX 2.1 section 4.7) that matching reads. Anything else that the object carries is kept.
 */
export interface Indicator {
  readonly type?: 'indicator';
  readonly id: string;
  readonly pattern: string;
  /** `stix` when absent: STIX 2.0 had no other language. */
  readonly pattern_type?: string;
  readonly pattern_version?: string;
  readonly spec_version?: string;
  readonly name?: string;
  readonly created?: string;
  readonly modified?: string;
  readonly valid_from?: string;
  readonly valid_until?: string;
  readonly revoked?: boolean;
  readonly [property: string]: unknown;
}

/** The version whose spellings the pattern may use: what it says itself, else that of its object; 2.0 objects carry no `spec_version`. */
export function versionOf(indicator: Readonly<Record<string, unknown>>): '2.1' | '2.0' {
  return (indicator['pattern_version'] ?? indicator['spec_version'] ?? '2.0') === '2.0' ? '2.0' : '2.1';
}
