import type { Comparison, Node } from '../../syntax/ast.js';
import { addressFamily } from '../../values/address.js';
import { refang } from '../../values/refang.js';
import { wholeTextsOf } from '../constants-of.js';
import type { Finding, Rule } from '../rule.js';
import { quote } from '../values/text-check.js';

/** An address where a domain name belongs: data has addresses in objects of their own. */
export const addressAsDomain: Rule = {
  code: 'P325',
  check: {
    comparison: (comparison, { resolve }, parent) => {
      const texts = wholeTextsOf(comparison);
      if (texts.length === 0) return undefined;
      const resolved = resolve(comparison.path);
      if (resolved.kind !== 'value' || resolved.holds.length !== 1 || resolved.holds[0] !== 'domain-name')
        return undefined;
      const found: Finding[] = [];
      for (const { value, span } of texts) {
        const family = addressFamily(refang(value) ?? value);
        if (family === undefined) continue;
        const type = family === 4 ? 'ipv4-addr' : 'ipv6-addr';
        const message = `${quote(value)} is an address and no domain name: write ${type}:value.`;
        const place = placeOfType(comparison, parent);
        found.push({ message, span, ...(place && { fix: { span: place, text: type } }) });
      }
      return found;
    },
  },
};

/** The object type, where putting another in its place changes this comparison alone: in an AND the others would have to go with it. */
function placeOfType({ path, operand }: Comparison, parent: Node | undefined): Comparison['span'] | undefined {
  const isAlone = parent?.kind === 'observationExpression' || parent?.kind === 'comparisonOr';
  if (!isAlone || operand.kind === 'set' || path.steps.length !== 1) return undefined;
  return { start: path.span.start, end: path.span.start + path.objectType.length };
}
