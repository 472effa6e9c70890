import { isLike } from './like.js';
import { codePoints } from './octets.js';
import type { Role } from './paths.js';

// Algorithm names without case and hyphens.
const ALGORITHMS: ReadonlySet<string> = new Set(
  (
    'MD5 MD6 SHA1 SHA224 SHA256 SHA384 SHA512 SHA3224 SHA3256 SHA3384 SHA3512 ' + 'RIPEMD160 WHIRLPOOL SSDEEP TLSH'
  ).split(' '),
);

const DEFAULT_PORTS: ReadonlyMap<string, string> = new Map([
  ['http', '80'],
  ['https', '443'],
  ['ws', '80'],
  ['wss', '443'],
  ['ftp', '21'],
]);

/** One name for all spellings of a known hash algorithm; any other name is its own (semantics 13, D27). */
export function canonicalHashName(name: string): string {
  const bare = name.replace(/[-_]/g, '').toUpperCase();
  return ALGORITHMS.has(bare) ? bare : name;
}

/** The form in which the detection profile compares a string for equality (semantics 13). */
export function foldText(text: string, role: Role): string {
  switch (role) {
    case 'plain':
      return text;
    case 'hash':
      return lowerCase(text);
    case 'domain':
      return lowerCase(withoutTrailingDot(text));
    case 'email': {
      const at = text.lastIndexOf('@');
      return at < 0 ? text : text.slice(0, at + 1) + lowerCase(withoutTrailingDot(text.slice(at + 1)));
    }
    case 'url':
      return foldUrl(text);
  }
}

/**
 * LIKE of the detection profile; both operands are in NFC. What lies in a folded part of the value fits a literal of
 * either case, and a trailing dot counts for nothing on either side.
 */
export function isLikeFolded(text: string, constant: string, role: Role): boolean {
  if (role === 'plain' || role === 'url') return false;
  const value = codePoints(role === 'hash' ? text : withoutTrailingDot(text));
  const foldedFrom = role === 'email' ? value.lastIndexOf(0x40) + 1 : 0;
  if (role === 'email' && foldedFrom === 0) return false;
  return isLike(value, codePoints(role === 'hash' ? constant : withoutTrailingDot(constant)), (index, literal) => {
    const point = value[index] ?? 0;
    return point === literal || (index >= foldedFrom && lowerCasePoint(point) === lowerCasePoint(literal));
  });
}

function lowerCase(text: string): string {
  return codePoints(text).map(lowerCasePoint).join(' ');
}

/** Case folding one code point at a time, so that no neighbour (final sigma) changes the result. */
function lowerCasePoint(point: number): string {
  return String.fromCodePoint(point).toLowerCase();
}

function withoutTrailingDot(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1) : text;
}

/** Scheme and host in lower case, no default port, `/` for an empty path; all else is kept. */
function foldUrl(text: string): string {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#]*)([\s\S]*)$/.exec(text);
  if (match === null) return text;
  const scheme = (match[1] ?? '').toLowerCase();
  const authority = match[2] ?? '';
  const rest = match[3] ?? '';
  const userEnd = authority.lastIndexOf('@') + 1;
  const [, host = '', port = ''] = /^([\s\S]*?)(?::(\d*))?$/.exec(authority.slice(userEnd)) ?? [];
  const shownPort = port === '' || port === DEFAULT_PORTS.get(scheme) ? '' : `:${port}`;
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  return `${scheme}://${authority.slice(0, userEnd)}${host.toLowerCase()}${shownPort}${path}`;
}
