import { oracleStream, readOracleInput } from '../oracle/index.js';
import type { ShortObservation } from './case.js';
import type { StreamCase } from './stream-case.js';
import { watermarkOf } from './watermark.js';

interface Arrival {
  readonly observation: ShortObservation;
  readonly label: string;
}

const lastTime = ({ observation }: Arrival): number => Date.parse(observation.last ?? observation.first);
const firstTime = ({ observation }: Arrival): number => Date.parse(observation.first);

/** What the oracle emits for one indicator: the labels of each match, in release order. */
export function oracleEmissions(one: StreamCase, pattern: string, id: string): readonly (readonly string[])[] {
  const sequence = one.answersOnPush?.includes(id) ? arrivals(one) : releases(one);
  const observations = readOracleInput(sequence.map(({ observation }) => observation));
  const [emitted = []] = oracleStream([pattern], observations, { emission: one.emission ?? 'match' });
  return emitted.map(({ bindings }) => {
    const positions = new Set(bindings.map(({ observation }) => observation));
    return [...positions].sort((left, right) => left - right).map((position) => sequence[position]?.label ?? '?');
  });
}

function arrivals({ steps }: StreamCase): readonly Arrival[] {
  return steps.flatMap((step) => ('push' in step ? [{ observation: step.push, label: step.as }] : []));
}

/** The order in which composite hits are released; late observations are not. */
function releases({ steps, lateness }: StreamCase): readonly Arrival[] {
  const released: Arrival[] = [];
  const seen: ShortObservation[] = [];
  let waiting: Arrival[] = [];
  let watermark = -Infinity;
  const release = (): void => {
    const due = waiting.filter((arrival) => lastTime(arrival) < watermark);
    waiting = waiting.filter((arrival) => lastTime(arrival) >= watermark);
    released.push(...due.sort((left, right) => firstTime(left) - firstTime(right) || lastTime(left) - lastTime(right)));
  };
  for (const step of steps) {
    if ('push' in step) {
      seen.push(step.push);
      const arrival = { observation: step.push, label: step.as };
      if (lastTime(arrival) >= watermark) waiting.push(arrival);
      if (lateness !== undefined) watermark = Math.max(watermark, Date.parse(watermarkOf(seen, lateness)));
    } else {
      watermark = 'advance' in step ? Math.max(watermark, Date.parse(step.advance)) : Infinity;
    }
    release();
  }
  return released;
}
