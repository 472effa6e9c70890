import type { GraphRoute } from '../../stix/relationship-graph.js';

const forward = (...types: readonly string[]): readonly GraphRoute[] =>
  types.map((type) => ({ type, direction: 'forward' }));
const backward = (...types: readonly string[]): readonly GraphRoute[] =>
  types.map((type) => ({ type, direction: 'backward' }));

const OF_TOOLS: readonly GraphRoute[] = [
  ...backward('uses', 'delivers', 'drops', 'downloads', 'hosts', 'owns'),
  ...forward('uses', 'variant-of', 'authored-by', 'exploits', 'targets', 'controls', 'communicates-with'),
];

/**
 * Which relationships (STIX 2.1, appendix B) are followed from an object of a type, on the way from an indicator to who and what it stands for.
 *
 * What an intrusion set or a threat actor `uses` is not: all that a group was ever seen to do says nothing of this indicator. What a campaign
 * uses is, and so is what malware uses.
 */
export const CONTEXT_ROUTES: ReadonlyMap<string, readonly GraphRoute[]> = new Map([
  // `uses` is no relationship of indicators in the specification, and what Unit 42 writes.
  ['indicator', forward('indicates', 'uses', 'based-on')],
  ['malware', OF_TOOLS],
  ['tool', OF_TOOLS],
  ['infrastructure', OF_TOOLS],
  ['campaign', forward('attributed-to', 'uses', 'targets', 'originates-from', 'compromises')],
  ['intrusion-set', forward('attributed-to', 'targets', 'originates-from')],
  ['threat-actor', forward('attributed-to', 'targets', 'located-at')],
]);
