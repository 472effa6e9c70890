import { addressScope, type AddressScope } from '../../values/address-scope.js';
import { blockContains, parseAddressBlock, type AddressBlock } from '../../values/address.js';
import { wholeTextsOf } from '../constants-of.js';
import type { Finding, Rule } from '../rule.js';

const SAYS: { readonly [Scope in Exclude<AddressScope, 'public'>]: string } = {
  loopback: 'is this machine itself, on every machine',
  'link-local': 'is reachable on one link only, and means another machine on each',
  private: 'is private: every network has a machine of its own there',
  reserved: 'is reserved, and no machine on the Internet has it',
};

/** Blocks for examples: who writes such an address knows that it is none (RFC 5737, RFC 3849). */
const FOR_EXAMPLES: readonly AddressBlock[] = [
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
].flatMap((text) => parseAddressBlock(text) ?? []);

/** An address that means another machine, or none, wherever the pattern is used. One that is left out is not what is looked for. */
export const reservedAddress: Rule = {
  code: 'P329',
  check: {
    comparison: (comparison, { resolve }) => {
      if (comparison.negated !== (comparison.operator === '!=')) return undefined;
      const texts = wholeTextsOf(comparison);
      if (texts.length === 0) return undefined;
      const resolved = resolve(comparison.path);
      if (resolved.kind !== 'value' || !resolved.holds.some((one) => one === 'ipv4-addr' || one === 'ipv6-addr'))
        return undefined;
      const found: Finding[] = [];
      for (const { value, span } of texts) {
        const scope = addressScope(value);
        if (scope === undefined || scope === 'public' || isForExamples(value)) continue;
        found.push({ message: `${value} ${SAYS[scope]}.`, span });
      }
      return found;
    },
  },
};

function isForExamples(text: string): boolean {
  const address = parseAddressBlock(text);
  return address !== undefined && FOR_EXAMPLES.some((block) => blockContains(block, address));
}
