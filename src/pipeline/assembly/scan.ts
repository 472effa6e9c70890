import { rows, rowsEnd } from './layout';
import { beginKeys, endOfKey, name as keyName } from './keys';
import { Answer, ANYTHING, SCALAR } from './looks';
import { looksOf, partOf, REQUIRED, roleOf } from './names';
import { probeInteger, probeText } from './probe';
import { beginRecord, isInOrder, takeTimeNumber, takeTimeText } from './time';
import {
  endOfLine,
  endOfNumber,
  endOfString,
  endOfWord,
  hasEscape,
  isInteger,
  isPlainDecimal,
  skipBlanks,
} from './tokens';
import { beginUrls, mayHoldUrl, takeOddPart, takePart } from './url';

export { configure, freeFrom } from './layout';

// Looks through lines of JSON and says which of them could matter. For each of those there is a row of four words, `[0, begin, end, line]`, that
// makes it a candidate, or `[1, begin, end, line]` followed by questions, `[2, begin, end, name]`, of which one has to be answered with yes.
// The values of questions stand as they are in the line, quotes left out.

const ROW: usize = 16;
const CANDIDATE: u32 = 0;
const ASKED: u32 = 1;
const QUESTION: u32 = 2;

/** Deeper than this the line is a candidate, as it is with lists in lists in lists (`MAX_LISTS` of `screen/record-screen.ts`). */
const MAX_DEPTH: usize = 60;
const MAX_LISTS: u32 = 3;

let row: usize = 0;
/** Lines that were looked at, whatever was on them; and lines with something on them that do not matter. */
export let lineCount: u32 = 0;
export let droppedCount: u32 = 0;
/** Where scanning stopped: the end, or the line for which there was no more room. */
export let stoppedAt: usize = 0;

/** Scans whole lines; returns the number of rows. At least 64 bytes after `end` must be readable. */
export function scan(begin: usize, end: usize): u32 {
  row = rows;
  lineCount = 0;
  droppedCount = 0;
  let at = begin;
  while (at < end) {
    // So much room is left that the questions of a usual line fit.
    if (row + 64 * ROW > rowsEnd) break;
    const eol = endOfLine(at, end);
    scanLine(at, eol);
    lineCount++;
    at = eol + 1;
  }
  stoppedAt = at < end ? at : end;
  return <u32>((row - rows) / ROW);
}

function scanLine(begin: usize, end: usize): void {
  const at = skipBlanks(begin);
  if (at >= end) return;
  const lineRow = row;
  writeRow(ASKED, begin, end, lineCount);
  const isDecided = load<u8>(at) == 0x7b && scanRecord(at + 1, end) && isInOrder() && !mayHoldUrl();
  if (!isDecided) {
    row = lineRow;
    writeRow(CANDIDATE, begin, end, lineCount);
  } else if (row == lineRow + ROW) {
    row = lineRow;
    droppedCount++;
  }
}

function writeRow(kind: u32, begin: usize, end: usize, more: u32): void {
  store<u32>(row, kind);
  store<u32>(row + 4, <u32>begin);
  store<u32>(row + 8, <u32>end);
  store<u32>(row + 12, more);
  row += ROW;
}

// What a record is in the middle of, by depth: whether it is a list, how many lists it is in without an object between, and the name that
// its values go by.
const LEVEL: usize = 12;
const levels = memory.data(62 * 12);

// @ts-ignore: decorator
@inline
function isList(depth: usize): bool {
  return load<u32>(levels + depth * LEVEL) != 0;
}

function open(depth: usize, asList: bool, name: u32): u32 {
  const level = levels + depth * LEVEL;
  const nested = asList ? load<u32>(level - LEVEL + 4) + 1 : 0;
  store<u32>(level, asList ? 1 : 0);
  store<u32>(level + 4, nested);
  store<u32>(level + 8, name);
  return nested;
}

const enum State {
  MemberOrEnd,
  Member,
  ElementOrEnd,
  Element,
  After,
}

/** Scans an object after its opening brace; false if the line is a candidate. */
function scanRecord(at: usize, end: usize): bool {
  beginRecord();
  beginUrls();
  beginKeys();
  let depth: usize = 1;
  open(1, false, 0);
  let inList = false;
  let state = State.MemberOrEnd;
  while (true) {
    at = skipBlanks(at);
    const byte = load<u8>(at);
    if (state == State.After) {
      if (byte == 0x2c) {
        state = inList ? State.Element : State.Member;
        at = skipBlanks(at + 1);
      } else if (byte != closing(inList)) return false;
    }
    if (state != State.Member && state != State.Element && load<u8>(at) == closing(inList)) {
      at++;
      if (--depth == 0) return skipBlanks(at) >= end;
      inList = isList(depth);
      state = State.After;
      continue;
    }

    let name: u32;
    if (inList) name = load<u32>(levels + depth * LEVEL + 8);
    else {
      at = endOfKey(at, end);
      if (at == 0) return false;
      name = keyName;
      at = skipBlanks(at);
    }
    const opening = load<u8>(at);
    if (opening == 0x7b || opening == 0x5b) {
      if ((looksOf(name) & ANYTHING) != 0 || roleOf(name) != 0 || ++depth > MAX_DEPTH) return false;
      inList = opening == 0x5b;
      // The members of an object go by names of their own.
      if (open(depth, inList, inList ? name : 0) > MAX_LISTS && name != 0) return false;
      state = inList ? State.ElementOrEnd : State.MemberOrEnd;
      at++;
      continue;
    }
    // Most members are texts that nobody asks about.
    if (name == 0 && opening == 0x22) {
      at = endOfString(at + 1, end);
      if (at == 0) return false;
      at++;
    } else {
      at = scanScalar(at, end, opening, name, depth == 1);
      if (at == 0) return false;
    }
    state = State.After;
  }
}

// @ts-ignore: decorator
@inline
function closing(inList: bool): u8 {
  return inList ? 0x5d : 0x7d;
}

/** The end of a text, number or word; 0 if it makes the line a candidate. */
function scanScalar(at: usize, end: usize, byte: u8, name: u32, isOutermost: bool): usize {
  // Only the record itself has the time that it has to have.
  const role = isOutermost ? roleOf(name) : roleOf(name) & ~REQUIRED;
  if (byte == 0x22) {
    const to = endOfString(at + 1, end);
    return to != 0 && (name == 0 || passesText(at + 1, to, name, role)) ? to + 1 : 0;
  }
  if (byte == 0x2d || <u8>(byte - 0x30) < 10) {
    const to = endOfNumber(at);
    return to != 0 && (name == 0 || passesNumber(at, to, name, role)) ? to : 0;
  }
  const to = endOfWord(at);
  if (to == 0 || name == 0) return to;
  // Of the words null alone is no value.
  if (role != 0 || (byte != 0x6e && (looksOf(name) & (SCALAR | ANYTHING)) != 0)) return 0;
  return to;
}

function passesText(from: usize, to: usize, name: u32, role: u32): bool {
  if (role != 0 && (hasEscape || !takeTimeText(role, from, to))) return false;
  if (from == to) return true;
  const part = partOf(name);
  if (part != 0) {
    if (hasEscape) takeOddPart(part);
    else takePart(part, from, to);
  }
  const looks = looksOf(name);
  if (looks == 0) return true;
  if (looks & ANYTHING) return false;
  if (hasEscape) return ask(from, to, name);
  const answer = probeText(from, to, looks);
  return answer == Answer.Ask ? ask(from, to, name) : answer == Answer.No;
}

function passesNumber(from: usize, to: usize, name: u32, role: u32): bool {
  if (role != 0 && !takeTimeNumber(role, from, to, isPlainDecimal)) return false;
  const part = partOf(name);
  if (part != 0) {
    if (isInteger) takePart(part, from, to);
    else takeOddPart(part);
  }
  const looks = looksOf(name);
  if (looks == 0) return true;
  if (looks & (ANYTHING | SCALAR)) return false;
  const answer = isInteger ? probeInteger(from, to, looks) : Answer.Ask;
  return answer == Answer.Ask ? ask(from, to, name) : answer == Answer.No;
}

/** Leaves it to the caller; false if there is no more room for questions. */
function ask(from: usize, to: usize, name: u32): bool {
  if (row + ROW > rowsEnd) return false;
  writeRow(QUESTION, from, to, name);
  return true;
}
