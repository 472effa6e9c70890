import { schemes, urlLooks } from './layout';
import { GRAM, HEAD, TAIL, VALUE } from './looks';
import { isPathOfUrl, isValue } from './probe';
import { hasGram, hasHead, hasTail } from './windows';

// URLs that a mapping composes of several fields (`adapters/compose-url.ts`), so that none of them shows what the URL begins with, holds or ends
// with. Which fields a record's mapping would take is not known here, so that every host goes with every port and every path.

/** What a value is to a URL, in the row of its name. */
export const HOST_OF_URL: u32 = 1;
export const PORT_OF_URL: u32 = 2;
export const PATH_OF_URL: u32 = 4;

/** So many values of a part are remembered: with more, the line is a candidate. */
const MANY: u32 = 4;
/** So long is a URL that is looked at, in bytes: with a longer one, the line is a candidate. */
const LONGEST: usize = 8192;

// Places, two words each: where a value begins and ends.
const hosts = memory.data(32);
const ports = memory.data(32);
const paths = memory.data(32);
let hostCount: u32 = 0;
let portCount: u32 = 0;
let pathCount: u32 = 0;
/** Whether there was a value of which it cannot be told what it does to a URL. */
let isOdd: bool = false;

/** The URL that is being composed; behind it lies what can be read of it at once. */
const url = memory.data(8192 + 64);

export function beginUrls(): void {
  hostCount = 0;
  portCount = 0;
  pathCount = 0;
  isOdd = false;
}

/** Notes a text or a number, as it stands in the line. */
export function takePart(part: u32, from: usize, to: usize): void {
  if (part & HOST_OF_URL) hostCount = takePlace(hosts, hostCount, from, to);
  if (part & PORT_OF_URL) {
    if (isPort(from, to)) portCount = takePlace(ports, portCount, from, to);
    else isOdd = true;
  }
  if (part & PATH_OF_URL) pathCount = takePlace(paths, pathCount, from, to);
}

/** A URL with any other port could not be taken apart again, and is looked for as a whole. */
function isPort(from: usize, to: usize): bool {
  if (to - from > 16) return false;
  for (let at = from; at < to; at++) if (<u8>(load<u8>(at) - 0x30) >= 10) return false;
  return true;
}

/** Notes a value that does not stand in the line as it is. */
export function takeOddPart(part: u32): void {
  isOdd = true;
  if (part & PATH_OF_URL) pathCount++;
}

// @ts-ignore: decorator
@inline
function takePlace(places: usize, count: u32, from: usize, to: usize): u32 {
  if (count == MANY) {
    isOdd = true;
    return count;
  }
  store<u32>(places + (<usize>count << 3), <u32>from);
  store<u32>(places + (<usize>count << 3) + 4, <u32>to);
  return count + 1;
}

/** Whether the line makes the URL of an indicator, as far as that can be told. */
export function mayHoldUrl(): bool {
  if (pathCount == 0) return false;
  if (isOdd) return true;
  for (let index: u32 = 0; index < pathCount; index++) {
    if (isPathCandidate(placeAt(paths, index), endAt(paths, index))) return true;
  }
  return false;
}

function isPathCandidate(from: usize, to: usize): bool {
  // No path: the URL itself, in a request to a proxy, or nothing that makes a URL.
  if (load<u8>(from) != 0x2f) return hasColonAndSlashes(from, to);
  if ((urlLooks & VALUE) != 0 && (isValue(from, to) || isPathOfUrl(from, to))) return true;
  let isFirst = true;
  for (let index: u32 = 0; index < hostCount; index++) {
    if (isHostCandidate(placeAt(hosts, index), endAt(hosts, index), from, to, isFirst)) return true;
    isFirst = false;
  }
  return false;
}

function hasColonAndSlashes(from: usize, to: usize): bool {
  for (let at = from; at + 3 <= to; at++) {
    if (load<u8>(at) == 0x3a && load<u8>(at + 1) == 0x2f && load<u8>(at + 2) == 0x2f) return true;
  }
  return false;
}

const enum HostKind {
  /** No name and no address, or one with characters that a URL would not have there. */
  Odd,
  Name,
  /** A name followed by a colon and digits, or by a colon alone. */
  NameAndPort,
  /** To be written in brackets. */
  Address6,
}

/** Where the port of a host begins that was looked at last, if it has one. */
let portAt: usize = 0;

function kindOfHost(from: usize, to: usize): HostKind {
  let colons = 0;
  let isHexadecimal = true;
  let isPort = true;
  for (let at = from; at < to; at++) {
    const byte = load<u8>(at);
    const small: u8 = byte | 0x20;
    if (byte == 0x3a) {
      if (++colons == 1) portAt = at + 1;
      continue;
    }
    const isDigit = <u8>(byte - 0x30) < 10;
    const isLetter = <u8>(small - 0x61) < 26;
    if (!isDigit && !isLetter && byte != 0x2d && byte != 0x2e && byte != 0x5f) return HostKind.Odd;
    if (!isDigit && <u8>(small - 0x61) >= 6 && byte != 0x2e) isHexadecimal = false;
    if (colons == 1 && !isDigit) isPort = false;
  }
  if (colons == 0) return from == to ? HostKind.Odd : HostKind.Name;
  if (colons == 1) return isPort && portAt > from + 1 ? HostKind.NameAndPort : HostKind.Odd;
  return isHexadecimal ? HostKind.Address6 : HostKind.Odd;
}

/** `isFirst`: whether the rest of the path has not been looked at yet. */
function isHostCandidate(from: usize, to: usize, path: usize, pathEnd: usize, isFirst: bool): bool {
  const kind = kindOfHost(from, to);
  if (kind == HostKind.Odd || to - from + pathEnd - path > LONGEST - 64) return true;
  const nameEnd = kind == HostKind.NameAndPort ? portAt - 1 : to;
  if ((urlLooks & VALUE) != 0 && isValue(from, nameEnd)) return true;
  if ((urlLooks & (HEAD | TAIL | GRAM)) == 0) return false;
  const count = load<u32>(schemes);
  for (let index: usize = 1; index <= <usize>count; index++) {
    const scheme = <usize>load<u32>(schemes + (index << 2));
    let at = append(url, scheme + 4, scheme + 4 + <usize>load<u32>(scheme));
    store<u32>(at, 0x2f2f3a); // ://
    at += 3;
    if (kind == HostKind.Address6) store<u8>(at++, 0x5b);
    at = append(at, from, nameEnd);
    if (kind == HostKind.Address6) store<u8>(at++, 0x5d);
    if (kind == HostKind.NameAndPort) {
      // A host that brings its own port has that; one that is the scheme's own is left out, and in doubt both are looked at.
      if (isUrlCandidate(at, path, pathEnd, isFirst)) return true;
      if (to > portAt && isUrlCandidate(appendPort(at, portAt, to), path, pathEnd, false)) return true;
      continue;
    }
    if (isUrlCandidate(at, path, pathEnd, isFirst)) return true;
    for (let port: u32 = 0; port < portCount; port++) {
      const portEnd = appendPort(at, placeAt(ports, port), endAt(ports, port));
      if (isUrlCandidate(portEnd, path, pathEnd, false)) return true;
    }
  }
  return false;
}

// @ts-ignore: decorator
@inline
function append(at: usize, from: usize, to: usize): usize {
  memory.copy(at, from, to - from);
  return at + (to - from);
}

function appendPort(at: usize, from: usize, to: usize): usize {
  store<u8>(at, 0x3a);
  return append(at + 1, from, to);
}

/** Completes the URL, of which everything before the path is written up to `at`, and looks at it. */
function isUrlCandidate(at: usize, path: usize, pathEnd: usize, isFirst: bool): bool {
  const end = append(at, path, pathEnd);
  if ((urlLooks & HEAD) != 0 && hasHead(url, end)) return true;
  if ((urlLooks & TAIL) != 0 && hasTail(url, end)) return true;
  // What lies in the path alone has been looked at with the first host.
  return (urlLooks & GRAM) != 0 && hasGram(url, end, isFirst ? end : min(at, end));
}

// @ts-ignore: decorator
@inline
function placeAt(places: usize, index: u32): usize {
  return load<u32>(places + (<usize>index << 3));
}

// @ts-ignore: decorator
@inline
function endAt(places: usize, index: u32): usize {
  return load<u32>(places + (<usize>index << 3) + 4);
}
