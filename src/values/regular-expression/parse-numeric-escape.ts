import { accept, atEnd, invalid, peek, takeWhile, type ParserState } from './parser-state.js';

/** `\x` with up to two digits, none at all being NUL, or with braces. */
export function readHexadecimal(state: ParserState, start: number): number {
  if (accept(state, '{')) return readBracedNumber(state, start, 16);
  return parseInt(`0${takeWhile(state, isHexadecimal, 2)}`, 16);
}

/** Up to three octal digits. */
export function readOctal(state: ParserState, start: number): number {
  return check(state, parseInt(takeWhile(state, isOctal, 3), 8), start);
}

/** Digits up to the closing brace. */
export function readBracedNumber(state: ParserState, start: number, radix: 8 | 16): number {
  if (atEnd(state) || peek(state) === '}')
    throw invalid('There are no digits between the braces.', start, state.position + 1);
  const digits = takeWhile(state, radix === 16 ? isHexadecimal : isOctal);
  if (!accept(state, '}')) {
    const kind = radix === 16 ? 'hexadecimal' : 'octal';
    throw invalid(
      `Between the braces stand ${kind} digits only.`,
      start,
      Math.min(state.position + 1, state.text.length),
    );
  }
  return check(state, parseInt(digits, radix), start);
}

function check(state: ParserState, codePoint: number, start: number): number {
  const largest = state.mode === 'text' ? 0x10ffff : 0xff;
  if (codePoint > largest) {
    const unit = state.mode === 'text' ? 'Code points' : 'Octets';
    throw invalid(`${unit} go up to ${largest.toString(16).toUpperCase()} (hexadecimal).`, start, state.position);
  }
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) {
    throw invalid('The code points D800 to DFFF are surrogates and no characters.', start, state.position);
  }
  return codePoint;
}

function isHexadecimal(character: string): boolean {
  return /^[0-9A-Fa-f]$/.test(character);
}

function isOctal(character: string): boolean {
  return character >= '0' && character <= '7';
}
