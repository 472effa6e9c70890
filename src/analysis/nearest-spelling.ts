/** A longer name is not worth comparing: the distance takes the product of two lengths. */
const MAX_LENGTH = 64;

/**
 * The one of some names that a misspelled name most probably stands for: equal but for case and punctuation, the only one that goes on with
 * the name after a hyphen or ends with it, or the only one at the least distance, if that is small for its length.
 *
 * @returns `undefined` if none is near, or several are equally near
 */
export function nearestSpelling(name: string, names: readonly string[]): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  const folded = fold(name);
  return (
    only(names.filter((one) => fold(one) === folded)) ??
    only(names.filter((one) => folded.length > 2 && isPart(folded, one))) ??
    nearest(folded, names)
  );
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[-_. ]/g, '');
}

function only(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}

/** Whether the name is the beginning or the end of another, up to a hyphen or underscore of that. */
function isPart(folded: string, whole: string): boolean {
  const words = whole.toLowerCase().split(/[-_]/);
  return words.some(
    (_, at) => at > 0 && [words.slice(0, at), words.slice(at)].some((part) => part.join('') === folded),
  );
}

function nearest(folded: string, names: readonly string[]): string | undefined {
  let found: string | undefined;
  let least = folded.length < 4 ? 1 : folded.length < 8 ? 2 : 3;
  let isTied = false;
  for (const name of names) {
    const distance = editDistance(folded, fold(name), least);
    if (distance > least || distance >= Math.min(folded.length, name.length)) continue;
    isTied = distance === least && found !== undefined;
    [found, least] = [name, distance];
  }
  return isTied ? undefined : found;
}

/** Insertions, deletions, replacements and swaps of neighbours that make one text of another; more than `most` is `most + 1`. */
export function editDistance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (isSwap) least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      current.push(least);
    }
    [beforeLast, last] = [last, current];
  }
  return Math.min(last[right.length] ?? 0, most + 1);
}
