/**
 * A value as JSON on one line, with nothing in it that a terminal obeys: JSON itself leaves C1 controls and bidirectional marks as they
 * are.
 */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
