// The tokens of JSON (RFC 8259), exactly: what these accept, JSON.parse accepts, so that a line that is dropped is never one that would have
// been rejected. All positions are addresses; 0 means that the token is none.

/** Whether the string that was read last has an escape. */
export let hasEscape: bool = false;

/** The place of the closing quote of a string that begins at `at`, its opening quote left out; 0 for one that is none or not ASCII. */
// @ts-ignore: decorator
@inline
export function endOfString(at: usize, end: usize): usize {
  hasEscape = false;
  // Most strings end within 16 bytes. A line never does before its quote: what lies past it begins with a line feed.
  const found = i8x16.bitmask(specialIn(at));
  if (found == 0) return endOfLongString(at + 16, end);
  const quote = at + ctz<i32>(found);
  return load<u8>(quote) == 0x22 ? quote : endOfLongString(quote, end);
}

function endOfLongString(at: usize, end: usize): usize {
  while (at < end) {
    const found = i8x16.bitmask(specialIn(at));
    if (found == 0) {
      at += 16;
      continue;
    }
    at += ctz<i32>(found);
    const byte = load<u8>(at);
    if (byte == 0x22) return at;
    if (byte != 0x5c) return 0;
    hasEscape = true;
    at = endOfEscape(at + 1);
    if (at == 0) return 0;
  }
  return 0;
}

/** Which of the 16 bytes are quotes, backslashes or no printable ASCII. A signed comparison: bytes above 0x7F are below the first printable one. */
// @ts-ignore: decorator
@inline
function specialIn(at: usize): v128 {
  const bytes = v128.load(at);
  return v128.or(
    v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
    i8x16.lt_s(bytes, i8x16.splat(0x20)),
  );
}

function endOfEscape(at: usize): usize {
  switch (load<u8>(at)) {
    case 0x22:
    case 0x5c:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return at + 1;
    case 0x75:
      for (let digit: usize = 1; digit <= 4; digit++) if (!isHexDigit(load<u8>(at + digit))) return 0;
      return at + 5;
    default:
      return 0;
  }
}

function isHexDigit(byte: u8): bool {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}

/** Whether the number that was read last is a whole number as JavaScript would write it. */
export let isInteger: bool = false;
/** Whether it is a decimal without sign and exponent, and has at most 11 digits before the point. */
export let isPlainDecimal: bool = false;

/** The end of a number that begins at `at`; 0 for one that is none. The byte after the last line of a block is no digit. */
export function endOfNumber(at: usize): usize {
  const first = at;
  const isNegative = load<u8>(at) == 0x2d;
  if (isNegative) at++;
  const digits = at;
  if (load<u8>(at) == 0x30) at++;
  else at = endOfDigits(at);
  if (at == digits) return 0;
  const whole = at - digits;
  isInteger = true;
  if (load<u8>(at) == 0x2e) {
    isInteger = false;
    const fraction = at + 1;
    at = endOfDigits(fraction);
    if (at == fraction) return 0;
  }
  isPlainDecimal = !isNegative && whole <= 11;
  if ((load<u8>(at) | 0x20) == 0x65) {
    isInteger = false;
    isPlainDecimal = false;
    at++;
    if (load<u8>(at) == 0x2b || load<u8>(at) == 0x2d) at++;
    const exponent = at;
    at = endOfDigits(at);
    if (at == exponent) return 0;
  }
  // -0 is 0, and beyond 15 digits a number may not be the one that is written.
  if (at - first > 15 || (isNegative && load<u8>(digits) == 0x30)) isInteger = false;
  return at;
}

function endOfDigits(at: usize): usize {
  while (true) {
    const others = i8x16.bitmask(i8x16.gt_u(i8x16.sub(v128.load(at), i8x16.splat(0x30)), i8x16.splat(9)));
    if (others != 0) return at + ctz<i32>(others);
    at += 16;
  }
}

/** The end of `true`, `false` or `null`; 0 for anything else. */
export function endOfWord(at: usize): usize {
  switch (load<u32>(at)) {
    case 0x65757274: // true
    case 0x6c6c756e: // null
      return at + 4;
    case 0x736c6166: // fals
      return load<u8>(at + 4) == 0x65 ? at + 5 : 0;
    default:
      return 0;
  }
}

// @ts-ignore: decorator
@inline
export function skipBlanks(at: usize): usize {
  return load<u8>(at) > 0x20 ? at : pastBlanks(at);
}

function pastBlanks(at: usize): usize {
  while (true) {
    const byte = load<u8>(at);
    if (byte != 0x20 && byte != 0x09 && byte != 0x0d) return at;
    at++;
  }
}

/** The next line feed from `at` on, or `end`. */
export function endOfLine(at: usize, end: usize): usize {
  const lineFeeds = i8x16.splat(0x0a);
  while (at < end) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), lineFeeds));
    if (found != 0) {
      const place = at + ctz<i32>(found);
      return place < end ? place : end;
    }
    at += 16;
  }
  return end;
}
