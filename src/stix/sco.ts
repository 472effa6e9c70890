/**
 * A STIX Cyber-observable Object as it came from JSON (STIX 2.1 section 6): hostile until read through own-property access.
 */
export interface Sco {
  readonly type: string;
  readonly [property: string]: unknown;
}
