import { LINE_SCANNER } from '../../generated/line-scanner.js';
import { foldTo } from '../../indicator-set/bit-table.js';
import type { LinePlan, NamePlan } from './line-plan.js';
import type { ScreenKeys } from './screen-plan.js';

/** A line that may matter: its bytes in the block, and what has to be asked about it; nothing, if it matters for certain. */
export interface ScannedLine {
  readonly begin: number;
  readonly end: number;
  /** Counted from the first line of the block. */
  readonly line: number;
  readonly questions: readonly Question[];
}

/** A value whose look is not decided: its bytes in the block, quotes left out, and the index of its name in the plan. */
export interface Question {
  readonly begin: number;
  readonly end: number;
  readonly name: number;
}

/** What was found in a block. */
export interface ScannedBlock {
  readonly lines: number;
  /** Lines with a record on them that cannot matter. */
  readonly dropped: number;
}

/** Looks through blocks of whole lines, and hands out those that may matter. */
export interface LineScanner {
  readonly scan: (block: Uint8Array, visit: (line: ScannedLine) => void) => ScannedBlock;
}

/** What the module exports (`assembly/scan.ts`). */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly configure: (table: number) => void;
  readonly freeFrom: () => number;
  readonly scan: (begin: number, end: number) => number;
  readonly lineCount: { readonly value: number };
  readonly droppedCount: { readonly value: number };
  readonly stoppedAt: { readonly value: number };
}

const PAGE = 65_536;
const LINE_FEED = 10;
/** How much is copied to the scanner at once: it stays in the second cache. A longer line is not looked at, and matters. */
const INPUT_BYTES = 256 * 1024;
/** Readable behind the input, since the scanner reads 16 bytes at a time. */
const PADDING = 64;
const ROWS_BYTES = 64 * 1024;
const ROW_WORDS = 4;
const [CANDIDATE, ASKED] = [0, 1];
const SLOTS = 1024;
const NAME_WORDS = 8;
/** A table of needles that the second cache keeps beside everything else: a look-up beyond it costs tens of nanoseconds, and a line has seven. */
const COARSE_BYTES = 1024 * 1024;
const KNOWN_ADDRESSES_BYTES = 16_384 * 8;

/** Makes a scanner; undefined where there is no WebAssembly with SIMD. */
export function createLineScanner(plan: LinePlan, keys: ScreenKeys): LineScanner | undefined {
  const exports = instantiate();
  if (!exports) return undefined;
  const layOut = createLayout(exports);

  const words = (): Uint32Array => new Uint32Array(exports.memory.buffer);
  const put = (list: ArrayLike<number>): number => {
    const at = layOut(4 * Math.max(1, list.length));
    words().set(list, at / 4);
    return at;
  };
  const putList = (list: readonly number[]): number => put([list.length, ...list]);
  const putText = (text: Uint8Array, at: number): number => {
    new Uint8Array(exports.memory.buffer).set(text, at);
    return at;
  };
  const putSized = (text: Uint8Array): number => {
    const at = layOut(4 + text.length);
    words().set([text.length], at / 4);
    putText(text, at + 4);
    return at;
  };

  const { names, slots } = tableOfNames(plan.names, (text) => putText(text, layOut(text.length)));
  const { windows, needles } = keys;
  const coarse = foldTo(needles, COARSE_BYTES);
  const rowsAt = layOut(ROWS_BYTES);
  exports.configure(
    put([
      put(needles.words),
      needles.words.length,
      put(coarse.words),
      coarse.words.length,
      put(slots),
      put(names),
      putList(windows.head),
      putList(windows.tail),
      putList(windows.gram),
      putList(keys.prefixes4),
      put(keys.gramStarts.bits),
      layOut(KNOWN_ADDRESSES_BYTES),
      putList(plan.urls.schemes.map((scheme) => putSized(new TextEncoder().encode(scheme)))),
      plan.urls.looks,
      rowsAt,
      rowsAt + ROWS_BYTES,
    ]),
  );
  const input = layOut(INPUT_BYTES + PADDING);
  const bytes = new Uint8Array(exports.memory.buffer);
  const rows = words();

  /** Scans a part of the block that fits, from `start` on; gives the place after it. */
  const scanPart = (
    block: Uint8Array,
    start: number,
    end: number,
    line: number,
    visit: (line: ScannedLine) => void,
  ) => {
    bytes.set(block.subarray(start, end), input);
    bytes.fill(LINE_FEED, input + end - start, input + end - start + PADDING);
    const count = exports.scan(input, input + end - start);
    visitRows(rows.subarray(rowsAt / 4, rowsAt / 4 + count * ROW_WORDS), start - input, line, visit);
    return exports.stoppedAt.value - input + start;
  };

  return {
    scan: (block, visit) => {
      let lines = 0;
      let dropped = 0;
      let at = 0;
      while (at < block.length) {
        const end = endOfPart(block, at);
        if (end - at > INPUT_BYTES) {
          visit({ begin: at, end: block[end - 1] === LINE_FEED ? end - 1 : end, line: lines, questions: [] });
          lines += 1;
          at = end;
          continue;
        }
        at = scanPart(block, at, end, lines, visit);
        lines += exports.lineCount.value;
        dropped += exports.droppedCount.value;
      }
      return { lines, dropped };
    },
  };
}

/**
 * Names by fingerprint: 1,024 slots with the number of the first name of each, and the names from number 1 on, in rows as `assembly/names.ts` has
 * them. `putText` gives the address of a name's bytes.
 */
function tableOfNames(
  plans: readonly NamePlan[],
  putText: (text: Uint8Array) => number,
): { readonly slots: Uint32Array; readonly names: Uint32Array } {
  const slots = new Uint32Array(SLOTS);
  const names = new Uint32Array(NAME_WORDS * (plans.length + 1));
  plans.forEach(({ name, looks, role, part }, index) => {
    const text = new TextEncoder().encode(name);
    const slot = fingerprint(text);
    names.set([slots[slot] ?? 0, text.length, putText(text), looks, role, part], NAME_WORDS * (index + 1));
    slots[slot] = index + 1;
  });
  return { slots, names };
}

/** The end of as many whole lines as fit; of the first line, if that alone does not. */
function endOfPart(block: Uint8Array, at: number): number {
  if (block.length - at <= INPUT_BYTES) return block.length;
  const last = block.subarray(at, at + INPUT_BYTES).lastIndexOf(LINE_FEED);
  if (last >= 0) return at + last + 1;
  const next = block.indexOf(LINE_FEED, at);
  return next < 0 ? block.length : next + 1;
}

/** `offset` makes a place in the block of an address. */
function visitRows(rows: Uint32Array, offset: number, firstLine: number, visit: (line: ScannedLine) => void): void {
  for (let row = 0; row < rows.length;) {
    const [kind, begin = 0, end = 0, line = 0] = rows.subarray(row, row + ROW_WORDS);
    row += ROW_WORDS;
    const questions: Question[] = [];
    if (kind === ASKED) {
      while (row < rows.length && (rows[row] ?? CANDIDATE) > ASKED) {
        const [, from = 0, to = 0, name = 1] = rows.subarray(row, row + ROW_WORDS);
        questions.push({ begin: from + offset, end: to + offset, name: name - 1 });
        row += ROW_WORDS;
      }
    }
    visit({ begin: begin + offset, end: end + offset, line: firstLine + line, questions });
  }
}

/** As `assembly/names.ts` computes it. */
function fingerprint(name: Uint8Array): number {
  return (name.length * 131 + (name[0] ?? 0) * 31 + (name[name.length - 1] ?? 0)) & (SLOTS - 1);
}

/** Hands out memory behind what the module itself uses, 16 bytes aligned. */
function createLayout({ memory, freeFrom }: Exports): (size: number) => number {
  let free = (freeFrom() + 15) & ~15;
  return (size) => {
    const at = free;
    free += (size + 15) & ~15;
    const missing = free - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return at;
  };
}

/** As much of WebAssembly as is used; the types of Node.js do not name it. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

function instantiate(): Exports | undefined {
  const { WebAssembly: api } = globalThis as { readonly WebAssembly?: WebAssemblyApi };
  if (!api) return undefined;
  try {
    const module = new api.Module(Buffer.from(LINE_SCANNER, 'base64'));
    return new api.Instance(module, { env: { abort: refuse } }).exports as Exports;
  } catch {
    return undefined;
  }
}

function refuse(): never {
  throw new Error('The line scanner ran out of memory.');
}
