import type { StringConstant } from '../../syntax/ast.js';
import { blockContains, parseAddressBlock } from '../../values/address.js';
import type { ValueTest } from './operator.js';

/** `ISSUBSET` and `ISSUPERSET`: addresses and CIDR blocks of one family; anything else in the data is false (semantics 6.8, D16). */
export function subset(operator: 'ISSUBSET' | 'ISSUPERSET', constant: StringConstant): ValueTest {
  const block = parseAddressBlock(constant.value);
  if (!block) return () => false;
  return (value) => {
    const found = typeof value === 'string' ? parseAddressBlock(value) : undefined;
    if (!found) return false;
    return operator === 'ISSUBSET' ? blockContains(block, found) : blockContains(found, block);
  };
}
