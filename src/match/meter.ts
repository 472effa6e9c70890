/**
 * Counts the work of deciding a pattern: comparisons of instants, arrivals and departures of instances, moves of a run, candidates tried. Tests
 * assert it where a time would depend on the machine.
 */
export interface Meter {
  steps: number;
}
