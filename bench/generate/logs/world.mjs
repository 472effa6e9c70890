import { address } from '../addresses.mjs';
import { createNames } from '../names.mjs';
import { createRandom, seedOf } from '../random.mjs';
import { LOG_STATISTICS } from '../statistics.mjs';
import { FAMILY, syllables } from '../words.mjs';

const SEED = 20_260_312;
const POOL = 20_000;
const PATHS = 4_000;
const { kinds, names, nameUsage, addressUsage, clientUsage } = LOG_STATISTICS;
export const START = Date.UTC(2026, 2, 12, 8);
const MILLISECONDS_PER_LINE = 40;

/**
 * What the computers of a network talk to. The pools are always the same, and used as unevenly as real ones; what is drawn for a line depends
 * on that line alone, so that a record stays as it is when something is planted in another.
 */
export function createWorld() {
  const random = createRandom(SEED);
  const nameOf = createNames(names);
  const pool = (size, make) => Array.from({ length: size }, (_, number) => make(number));
  const all = {
    names: pool(POOL, (number) => nameOf(random, FAMILY.background, number)),
    addresses: pool(POOL, (number) => address('background', number)),
    clients: pool(clientUsage.distinct, (number) => `10.20.${30 + (number >> 7)}.${1 + (number & 127)}`),
    paths: pool(PATHS, () => createPath(random)),
    agents: pool(60, () => createAgent(random)),
    files: pool(
      PATHS,
      (number) => `${syllables(random, 4)}-${number}.${random.pick(['html', 'js', 'png', 'exe', 'pdf'])}`,
    ),
  };
  const uneven = (list, ranks) => {
    // The ranks that were measured are of a shorter log: stretched, the last rank becomes the last of the pool and the first stays the first.
    const stretch = Math.log(list.length) / Math.log(ranks[ranks.length - 1] + 1);
    return (draw) => list[Math.min(list.length - 1, Math.floor((draw.quantile(ranks) + 1) ** stretch - 1))];
  };
  const [name, serverAddress, client] = [
    uneven(all.names, nameUsage.ranks),
    uneven(all.addresses, addressUsage.ranks),
    uneven(all.clients, clientUsage.ranks),
  ];

  /** Draws for one line of the log. */
  return function atLine(line) {
    const draw = createRandom(seedOf(70, line));
    return {
      draw,
      name: () => name(draw),
      address: () => serverAddress(draw),
      client: () => client(draw),
      path: () => draw.pick(all.paths),
      agent: () => draw.pick(all.agents),
      file: () => draw.pick(all.files),
      hardware: () => `02:42:${draw.hex(2)}:${draw.hex(2)}:${draw.hex(2)}:${draw.hex(2)}`,
      identifier: (length) => draw.text(length, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'),
      port: () => 32_768 + draw.below(28_000),
      /** Seconds since 1970, in microseconds' precision, `before` seconds ago. Without it, those of later lines are later. */
      time: (before = 0) =>
        (START + line * MILLISECONDS_PER_LINE) * 1_000 +
        draw.below(MILLISECONDS_PER_LINE * 900) -
        Math.round(before * 1e6),
    };
  };
}

/** `2026-03-12T08:00:00.000123`, of microseconds since 1970. */
export function isoTime(microseconds) {
  const milliseconds = Math.floor(microseconds / 1_000);
  const rest = String(microseconds - milliseconds * 1_000).padStart(3, '0');
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}`;
}

function createPath(random) {
  const length = Math.round(random.quantile(kinds.zeekHttp.lengths.uri));
  if (length < 2) return '/';
  let path = '';
  while (path.length < Math.min(length, 40)) path += `/${syllables(random, 3 + random.below(8))}`;
  if (random.chance(0.3)) path += `.${random.pick(['js', 'php', 'css', 'png', 'html'])}`;
  return length > 50 ? `${path}?v=${random.hex(length - path.length > 3 ? length - path.length - 3 : 8)}` : path;
}

function createAgent(random) {
  const length = Math.round(random.quantile(kinds.zeekHttp.lengths.user_agent));
  let agent = `${syllables(random, 7)}/${1 + random.below(20)}.${random.below(10)}`;
  while (agent.length < length) agent += ` (${syllables(random, 6)} ${syllables(random, 4)}; ${random.below(100)}.0)`;
  return agent;
}
