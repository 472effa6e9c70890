import { MOST_VALUES, type MatchedValue } from '../../match/matched-values.js';
import { blockContains, parseAddressBlock, type AddressBlock } from '../../values/address.js';
import { foldDomainName } from '../../values/domain-name.js';
import { foldCase } from '../../values/fold-case.js';
import { refang } from '../../values/refang.js';

/** Values that are nobody's: a match of an indicator that stands for nothing else is counted, and not reported. */
export interface AllowList {
  /** How many entries it has. */
  readonly size: number;
  readonly has: (value: string) => boolean;
}

/**
 * An allow-list of lines: an address or a CIDR block; a domain name, with `*.` before it also every name below it; a URL, with `*` at its end
 * every URL that begins so; anything else, such as a hash or an e-mail address, as it is. Case does not count, defanged values are read as what
 * they stand for, and `#` begins a comment.
 */
export function readAllowList(text: string): AllowList {
  const blocks: AddressBlock[] = [];
  const exact = new Set<string>();
  const below = new Set<string>();
  const prefixes: string[] = [];
  let size = 0;
  for (const line of text.split(/\r?\n/)) {
    const entry = line.replace(/(?:^|\s)#.*$/, '').trim();
    if (entry === '') continue;
    size += 1;
    const plain = refang(entry) ?? entry;
    const block = parseAddressBlock(plain);
    if (block) blocks.push(block);
    else if (plain.includes('://') && plain.endsWith('*')) prefixes.push(foldCase(plain.slice(0, -1)));
    else if (plain.startsWith('*.')) below.add(foldDomainName(plain.slice(2)));
    else exact.add(foldDomainName(plain));
  }
  return {
    size,
    has: (value) => {
      const address = parseAddressBlock(value);
      if (address) return blocks.some((block) => blockContains(block, address));
      const folded = foldDomainName(value);
      if (exact.has(folded)) return true;
      if (folded.includes('://')) return prefixes.some((prefix) => folded.startsWith(prefix));
      return below.size > 0 && hasParent(folded, below);
    },
  };
}

/** A name has 127 labels at most; a longer text is none. */
const MOST_LABELS = 127;

function hasParent(name: string, parents: ReadonlySet<string>): boolean {
  let rest = name;
  for (let label = 0; label < MOST_LABELS; label += 1) {
    if (parents.has(rest)) return true;
    const dot = rest.indexOf('.');
    if (dot < 0) return false;
    rest = rest.slice(dot + 1);
  }
  return false;
}

/** Paths whose value says nothing of its own beside an address or a name. Of any other path it does: a command line, the name of a file, a key. */
const NEUTRAL = /_port$|:protocols|[:.]is_\w+$|_(?:count|packets)$|:(?:start|end|pid|size)$/;

/**
 * Whether a match rests on allowed values alone: at least one, and beside them none that says something else. There may be more values than are given
 * where there are as many as `MOST_VALUES`: then it does not.
 */
export function isAllowed(values: readonly MatchedValue[], { has }: Pick<AllowList, 'has'>): boolean {
  if (values.length >= MOST_VALUES) return false;
  let isListed = false;
  for (const { path, value } of values) {
    if (typeof value === 'string' && has(value)) isListed = true;
    else if (!NEUTRAL.test(path)) return false;
  }
  return isListed;
}
