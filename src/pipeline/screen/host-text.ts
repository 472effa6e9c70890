// The ranges that `splitHostPort` would cut out of a text, as offsets: the screen looks at every host of a log, and cuts nothing out.

const OPENING = 0x5b;
const COLON = 0x3a;

/** Where the host begins in the text of a Host header. */
export function hostStart(text: string): number {
  return text.charCodeAt(0) === OPENING ? 1 : 0;
}

/** Where it ends. */
export function hostEnd(text: string): number {
  if (text.charCodeAt(0) === OPENING) {
    const close = text.indexOf(']');
    return close < 0 ? text.length : close;
  }
  const colon = text.indexOf(':');
  return colon < 1 || colon !== text.lastIndexOf(':') ? text.length : colon;
}

/**
 * Whether a URL that is composed of this host could not be taken apart into the same host and path again (`urlPieces`): the host is empty,
 * has a character that ends it, or its port is no number.
 */
export function isOddHost(text: string): boolean {
  const start = hostStart(text);
  const end = hostEnd(text);
  if (start >= end) return true;
  let colons = false;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === COLON) colons = true;
    if (unit <= 0x20 || ENDS_HOST.includes(unit)) return true;
  }
  // With a colon in it, it is written in brackets.
  if (colons && !/^[0-9A-Za-z:.%]+$/.test(text.slice(start, end))) return true;
  const port = start === 0 ? end : end + 1;
  return text.charCodeAt(port) === COLON && !isDigits(text, port + 1);
}

/** `[ ] @ / ? #` */
const ENDS_HOST: readonly number[] = [OPENING, 0x5d, 0x40, 0x2f, 0x3f, 0x23];

/** Whether the rest of a text is digits, or nothing. */
export function isDigits(text: string, start = 0): boolean {
  for (let at = start; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return false;
  }
  return true;
}

/** Whether a path is that of the root with a query or fragment: `/?q`, which a URL can also say as `?q`. */
export function isQueryOfRoot(path: string): boolean {
  const second = path.charCodeAt(1);
  return path.charCodeAt(0) === 0x2f && (second === 0x3f || second === 0x23);
}

/** The index of the last `/` or `\`; -1 if there is none. */
export function lastSeparator(path: string): number {
  return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
}

/** Whether no character is above U+007F. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
