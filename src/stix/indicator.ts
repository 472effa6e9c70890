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
