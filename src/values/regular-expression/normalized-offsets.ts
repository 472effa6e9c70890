/**
 * Maps offsets into a normalized text back to the text before normalization. Normalization keeps the order of what it touches, so that the
 * longest prefix of the source which normalizes to no more than `offset` units ends at the place in question.
 */
export function createOffsetMap(source: string, normalized: string): (offset: number) => number {
  if (source === normalized) return (offset) => offset;
  return (offset) => {
    let low = 0;
    let high = source.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (source.slice(0, middle).normalize('NFC').length <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}
