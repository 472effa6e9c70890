import type { StixObject } from './stix-object.js';

/** One relationship (STIX 5.1): `source_ref` `relationship_type` `target_ref`. */
export interface GraphRelationship {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly target: string;
}

/** Relationships of a type that begin (`forward`) or end (`backward`) at an object. */
export interface GraphRoute {
  readonly type: string;
  readonly direction: 'forward' | 'backward';
}

/** Objects and how they are related: what is known of actors, malware and techniques. Revoked objects are not part of it. */
export interface RelationshipGraph {
  /** The latest version of an object; undefined if it is not known, or revoked. */
  readonly object: (id: string) => StixObject | undefined;
  /** The relationships that begin or end at an object, ordered by id; with `routes`, only those. */
  readonly relationships: (id: string, routes?: readonly GraphRoute[]) => readonly GraphRelationship[];
}
