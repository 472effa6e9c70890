/**
 * Folds case one code point at a time, so that no neighbour changes the result: `toLowerCase` on a whole word turns a last Σ into ς, and a
 * word inside another would then not be found in it.
 */
export function foldCase(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) > 0x7f) return Array.from(text, foldCodePoint).join('');
  }
  return text.toLowerCase();
}

/** The lower case of a code point where that is one code point too; LIKE counts them, and only U+0130 has a longer one. */
function foldCodePoint(character: string): string {
  const lower = character.toLowerCase();
  return Array.from(lower).length === 1 ? lower : character;
}
