import type { Observation } from '../stix/observation.js';
import { assignScoIds } from '../stix/sco-id.js';

/** Gives STIX ids to the objects of observations that have one of these types. */
export function withIds(types: ReadonlySet<string>): (observation: Observation) => Observation {
  return (observation) => {
    if (![...observation.objects.values()].some(({ type }) => types.has(type))) return observation;
    return { ...observation, objects: assignScoIds(observation.objects) };
  };
}
