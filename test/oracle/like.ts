const PERCENT = 0x25;
const UNDERSCORE = 0x5f;

/**
 * True if the whole of `value` fits `constant`, both given as numbers (code points or octets).
 * `%` stands for any run, `_` for one number, there is no escape (semantics 6.6).
 * `same` says whether the literal of the constant may stand at that index of the value.
 */
export function isLike(
  value: readonly number[],
  constant: readonly number[],
  same: (index: number, literal: number) => boolean = (index, literal) => value[index] === literal,
): boolean {
  // reachable[i]: the part of the constant read so far can cover exactly the first i numbers of the value.
  let reachable = value.map(() => false);
  reachable.unshift(true);
  for (const literal of constant) {
    const next = reachable.map(() => false);
    for (let index = 0; index <= value.length; index += 1) {
      if (literal === PERCENT) {
        next[index] = reachable[index] === true || (index > 0 && next[index - 1] === true);
      } else if (index > 0) {
        const fits = literal === UNDERSCORE || same(index - 1, literal);
        next[index] = fits && reachable[index - 1] === true;
      }
    }
    reachable = next;
  }
  return reachable[value.length] === true;
}
