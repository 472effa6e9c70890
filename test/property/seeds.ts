/**
 * What a property test runs with. `npm test` has a fixed seed for each, so that it does the same work every time;
 * `npm run test:long` gives other seeds and more runs through the environment.
 */
export interface Run {
  readonly seed: number;
  readonly numRuns: number;
}

/** The run of a property, of which `npm test` does `numRuns`. */
export function runOf(seed: number, numRuns: number): Run {
  return { seed: (seed + OTHER_SEED) | 0, numRuns: numRuns * TIMES };
}

const OTHER_SEED = numberFrom('PROPERTY_SEED', 0);
const TIMES = numberFrom('PROPERTY_TIMES', 1);

function numberFrom(name: string, otherwise: number): number {
  const value = Number(process.env[name] ?? otherwise);
  if (!Number.isSafeInteger(value)) throw new Error(`${name} must be a whole number.`);
  return value;
}
