import { mayHold } from '../../indicator-set/bit-table.js';
import { nextGramStart } from '../../indicator-set/gram-starts.js';
import { emptyHash, hashText, KEY_SEEDS } from '../../indicator-set/key-hash.js';
import { urlPieces } from '../../values/url.js';
import { createBlockProbe } from './block-probe.js';
import { hostEnd, hostStart, isAscii, isDigits, isOddHost, isQueryOfRoot, lastSeparator } from './host-text.js';
import { LOOK, TEXT_LOOKS } from './looks.js';
import type { ScreenKeys } from './screen-plan.js';

/** Whether a text, looked at in these ways (bits of `LOOK`), can be something that the set asks for. */
export type TextProbe = (text: string, looks: number) => boolean;

const DOT = 0x2e;
const COMMA = 0x2c;
const SLASH = 0x2f;
const LINE_FEED = 0x0a;
const MINUS = 0x2d;
const ZERO = 0x30;

/** Makes the probe of a set's keys. It allocates nothing for a text that is nothing special. */
export function createTextProbe(keys: ScreenKeys): TextProbe {
  const { needles, gramStarts, windows } = keys;
  const hash = emptyHash();
  const inBlock = createBlockProbe(keys);

  const isNeedle = (seed: number, text: string, start: number, end: number): boolean => {
    hashText(hash, seed, text, start, end);
    return mayHold(needles, hash);
  };

  const isValue = (text: string, start: number, end: number): boolean =>
    isNeedle(KEY_SEEDS.text, text, start, end) ||
    (end > start && text.charCodeAt(end - 1) === DOT && isNeedle(KEY_SEEDS.text, text, start, end - 1));

  const isNumber = (text: string): boolean => {
    const first = text.charCodeAt(0) === MINUS ? 1 : 0;
    const digits = text.length - first;
    if (digits < 1 || digits > 16 || !isDigits(text, first)) return false;
    // A number in another spelling than its own.
    if (text.charCodeAt(first) === ZERO && text !== '0') return true;
    return isNeedle(KEY_SEEDS.number, text, 0, text.length);
  };

  /** A URL by its pieces: a profile compares it in the spelling in which an empty path is `/`, and so may the constant be written. */
  const isUrl = (text: string): boolean => {
    if (isQueryOfRoot(text)) return isNeedle(KEY_SEEDS.text, text, 1, text.length);
    const pieces = text.includes('://') ? urlPieces(text) : undefined;
    if (!pieces) return false;
    const { host, path } = pieces;
    return (
      isNeedle(KEY_SEEDS.text, host, 0, host.length) ||
      isNeedle(KEY_SEEDS.text, path, 0, path.length) ||
      (isQueryOfRoot(path) && isNeedle(KEY_SEEDS.text, path, 1, path.length)) ||
      (path !== '' && path.charCodeAt(0) !== SLASH && isNeedle(KEY_SEEDS.text, `/${path}`, 0, path.length + 1))
    );
  };

  const begins = (text: string, start: number, end: number): boolean => {
    for (const length of windows.head) {
      if (end - start >= length && isNeedle(KEY_SEEDS.head, text, start, start + length)) return true;
    }
    return false;
  };

  const ends = (text: string, start: number, end: number): boolean => {
    for (const length of windows.tail) {
      if (end - start >= length && isNeedle(KEY_SEEDS.tail, text, end - length, end)) return true;
    }
    return false;
  };

  const holds = (text: string, start: number, end: number): boolean => {
    for (
      let at = nextGramStart(gramStarts, text, start, end);
      at < end;
      at = nextGramStart(gramStarts, text, at + 1, end)
    ) {
      for (const length of windows.gram) {
        if (at + length <= end && isNeedle(KEY_SEEDS.gram, text, at, at + length)) return true;
      }
    }
    return false;
  };

  const isPart = (text: string, start: number, end: number, looks: number): boolean => {
    if ((looks & LOOK.value) !== 0 && isValue(text, start, end)) return true;
    if ((looks & LOOK.block) !== 0 && inBlock(text, start, end)) return true;
    if ((looks & LOOK.head) !== 0 && begins(text, start, end)) return true;
    if ((looks & LOOK.tail) !== 0) {
      if (ends(text, start, end)) return true;
      const last = end > start ? text.charCodeAt(end - 1) : 0;
      if ((last === DOT || last === LINE_FEED) && ends(text, start, end - 1)) return true;
    }
    return (looks & LOOK.gram) !== 0 && holds(text, start, end);
  };

  const isHost = (text: string, looks: number): boolean => {
    const start = hostStart(text);
    const end = hostEnd(text);
    const looked = start === 0 && end === text.length && (looks & LOOK.whole) !== 0;
    return !looked && isPart(text, start, end, looks);
  };

  const isBetweenCommas = (text: string, looks: number): boolean => {
    let start = 0;
    for (let at = 0; at <= text.length; at += 1) {
      if (at < text.length && text.charCodeAt(at) !== COMMA) continue;
      if (at > start && isPart(text, start, at, looks)) return true;
      start = at + 1;
    }
    return false;
  };

  return (text, looks) => {
    if ((looks & LOOK.scalar) !== 0) return true;
    // Folding and normalizing can make a plain letter of one that is not.
    if ((looks & TEXT_LOOKS) !== 0 && !isAscii(text)) return true;
    if ((looks & LOOK.urlPort) !== 0 && !isDigits(text)) return true;
    if ((looks & LOOK.urlHost) !== 0 && isOddHost(text)) return true;
    if ((looks & LOOK.number) !== 0 && isNumber(text)) return true;
    if ((looks & LOOK.url) !== 0 && isUrl(text)) return true;
    if ((looks & LOOK.whole) !== 0 && isPart(text, 0, text.length, looks)) return true;
    if ((looks & LOOK.withoutPort) !== 0 && isHost(text, looks)) return true;
    if ((looks & LOOK.betweenCommas) !== 0 && isBetweenCommas(text, looks)) return true;
    return (looks & LOOK.baseName) !== 0 && isPart(text, lastSeparator(text) + 1, text.length, looks);
  };
}
