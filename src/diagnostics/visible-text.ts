/** What a terminal obeys or does not show: controls, invisible format characters, separators, halves of surrogate pairs. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const ALL_INVISIBLE = new RegExp(INVISIBLE.source, 'gu');

/** A character as it can be shown: itself, or its code point in angle brackets. */
export function visibleCharacter(character: string): string {
  return INVISIBLE.test(character) ? codePoint(character) : character;
}

/** A text that may come from anywhere, on one line, with nothing in it that a terminal obeys. */
export function visibleText(text: string): string {
  return text.replace(ALL_INVISIBLE, codePoint);
}

function codePoint(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
}

// East Asian wide and fullwidth forms (Unicode UAX 11), by block: a terminal takes two columns for each.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** How many columns a terminal takes for a character that is shown as itself. */
export function columnsOf(character: string): 0 | 1 | 2 {
  if (/\p{M}/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
