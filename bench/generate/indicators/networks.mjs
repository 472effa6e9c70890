import { network, network6 } from '../addresses.mjs';
import { createRandom, seedOf } from '../random.mjs';
import { quote } from './values.mjs';

const IPV6_EVERY = 10;
/** Published block lists are mostly of /24s, with some allocations of a provider: an assumption, as the feeds measured have one network. */
const PREFIXES = [24, 24, 24, 24, 24, 24, 16, 17, 19, 20, 21, 22, 22, 23, 28, 29];

/** ISSUBSET with a network of which every sighting is another address. */
export function networkIndicator(number) {
  const isV6 = number % IPV6_EVERY === IPV6_EVERY - 1;
  const { text, member } = isV6 ? network6(number) : network(number, createRandom(seedOf(20, number)).pick(PREFIXES));
  return {
    pattern: `[${isV6 ? 'ipv6' : 'ipv4'}-addr:value ISSUBSET ${quote(text)}]`,
    sighting: (time) => ({ address: member(time * 7 + 1) }),
  };
}
