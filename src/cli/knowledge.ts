import type { Indicator } from '../stix/indicator.js';
import type { RelationshipGraph } from '../stix/relationship-graph.js';

/** What is known of indicators beyond their patterns. */
export interface Knowledge {
  readonly graph: RelationshipGraph;
  /** The feeds, or the sources of a store, that an indicator comes from; empty where there is only one of them all. */
  readonly sourcesOf: (indicator: Indicator) => readonly string[];
}
