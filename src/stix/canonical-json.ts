/** A piece of the text to come: a value still to be written, or punctuation to write as it stands. */
type Pending = { readonly value: unknown } | { readonly text: string };

/**
 * Writes a JSON value in the one form of RFC 8785 (JSON Canonicalization Scheme): no white space, members in the order of the UTF-16
 * code units of their names, numbers and strings as ECMAScript writes them.
 *
 * Takes what `JSON.parse` gives. A member that is `undefined` is left out, as `JSON.stringify` leaves it out. A lone surrogate, which
 * RFC 8785 refuses, is written as its `\u` escape: hostile text gets a name too.
 */
export function canonicalJson(value: unknown): string {
  let written = '';
  // A stack of our own, so that deep nesting costs memory and not the call stack.
  const pending: Pending[] = [{ value }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if ('text' in next) {
      written += next.text;
    } else if (Array.isArray(next.value)) {
      pushReversed(pending, listPieces(next.value as readonly unknown[]));
    } else if (typeof next.value === 'object' && next.value !== null) {
      pushReversed(pending, dictionaryPieces(next.value as Readonly<Record<string, unknown>>));
    } else {
      written += stringify(next.value) ?? 'null';
    }
  }
  return written;
}

/** The declared type of `JSON.stringify` forgets that `undefined` has no JSON text. */
const stringify = (value: unknown): string | undefined => JSON.stringify(value);

function listPieces(list: readonly unknown[]): readonly Pending[] {
  const pieces: Pending[] = [{ text: '[' }];
  list.forEach((value, index) => {
    if (index > 0) pieces.push({ text: ',' });
    pieces.push({ value });
  });
  pieces.push({ text: ']' });
  return pieces;
}

function dictionaryPieces(dictionary: Readonly<Record<string, unknown>>): readonly Pending[] {
  const pieces: Pending[] = [];
  // The default order of sort is that of UTF-16 code units, which RFC 8785 section 3.2.3 asks for.
  for (const name of Object.keys(dictionary).sort()) {
    const value = dictionary[name];
    if (value === undefined) continue;
    pieces.push({ text: `${pieces.length === 0 ? '{' : ','}${JSON.stringify(name)}:` }, { value });
  }
  return pieces.length === 0 ? [{ text: '{}' }] : [...pieces, { text: '}' }];
}

function pushReversed(stack: Pending[], pieces: readonly Pending[]): void {
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (piece) stack.push(piece);
  }
}
