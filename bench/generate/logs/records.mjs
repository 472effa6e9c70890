import { sampler } from '../random.mjs';
import { SURICATA_KINDS, SURICATA_SHARES } from './suricata.mjs';
import { createWorld } from './world.mjs';
import { ZEEK_KINDS, ZEEK_SHARES } from './zeek.mjs';

const SOURCES = {
  zeek: { kinds: ZEEK_KINDS, draw: sampler(ZEEK_SHARES) },
  eve: { kinds: SURICATA_KINDS, draw: sampler(SURICATA_SHARES) },
};

/** Which records can hold what, by the first property of the plant. Connections and flows have a duration, so that a moment of theirs is none. */
const CARRIERS = {
  port: { zeek: ['conn'], eve: ['flow'] },
  address: { zeek: ['conn', 'dns', 'ssl'], eve: ['flow', 'alert', 'dns'] },
  name: { zeek: ['dns', 'ssl', 'http'], eve: ['dns', 'tls', 'http'] },
  url: { zeek: ['http'], eve: ['http'] },
  hash: { eve: ['fileinfo'] },
  fileName: { eve: ['fileinfo'] },
};
const LASTING = new Set(['conn', 'flow']);

/**
 * The records of a log by line. Half of them are Zeek's.
 *
 * @param {ReadonlyMap<number, object>} plants what a line holds of an indicator; every other line holds nothing of any
 * @returns {(line: number) => { source: 'zeek' | 'eve', record: object }}
 */
export function createRecords(plants) {
  const atLine = createWorld();
  return (number) => {
    const line = atLine(number);
    const source = line.draw.chance(0.5) ? 'zeek' : 'eve';
    const plant = plants.get(number);
    if (plant === undefined) return build(source, SOURCES[source].draw(line.draw), line, {});
    const carriers = Object.entries(CARRIERS).find(([property]) => property in plant)[1];
    const carrier = carriers[source] ? source : 'eve';
    const kinds = plant.instant ? carriers[carrier].filter((kind) => !LASTING.has(kind)) : carriers[carrier];
    return build(carrier, line.draw.pick(kinds), line, plant);
  };
}

const build = (source, kind, line, plant) => ({ source, record: SOURCES[source].kinds[kind](line, plant) });
