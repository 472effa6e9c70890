import { findJsonFault } from './find-json-fault.js';
import type { ElementBatch, JsonElement, JsonFault, JsonMembers, JsonPosition } from './json-element.js';
import { positionWithin } from './json-position-tracker.js';
import { decodeCounting } from './text-encoding.js';

/** Enough to make a promise per batch cheap; the bytes of a chunk bound it anyway, unless its elements are tiny. */
const FULL_BATCH = 4096;

/** What bounds an element. */
export interface ElementLimits {
  readonly maxElementBytes: number;
  readonly maxDepth: number;
}

/** An element or document whose end has been found. */
export interface FoundValue {
  /** Its bytes; undefined if there were more than `maxElementBytes`. */
  readonly bytes: Uint8Array | undefined;
  readonly depth: number;
  readonly pointer: string;
  readonly document: number;
  readonly start: JsonPosition;
}

/** Collects what is found until it is handed out. */
export interface BatchBuilder {
  /** Parses a value, and adds it as an element, or what is wrong with it as a fault. Returns whether it is an element. */
  addValue(found: FoundValue): boolean;
  /** Parses the members of a top-level object that has ended, or adds what is wrong with them as a fault. */
  addMembers(found: FoundValue, opened: ReadonlySet<string>): void;
  /** A top-level object with arrays has ended: what is added from now on goes to another batch. */
  endMembers(): void;
  /** Parses the first members of a top-level object, which has not ended yet; what is wrong with them is not told yet. */
  addFirstMembers(found: FoundValue, opened: ReadonlySet<string>): void;
  addFault(fault: JsonFault): void;
  /** Whether the batch ought to be handed out before more is added. */
  isFull(): boolean;
  /** Hands out the batch, if there is anything in it, and begins the next. */
  take(): ElementBatch | undefined;
}

interface Parsed {
  readonly value: unknown;
  readonly text: string;
}

/** Begins with nothing, and with limits that every value is held to. */
export function createBatchBuilder(limits: ElementLimits): BatchBuilder {
  let elements: JsonElement[] = [];
  let faults: JsonFault[] = [];
  let replaced = 0;
  let members: JsonMembers | undefined;
  let hasNews = false;
  let hasEnded = false;

  // Offsets in a text with arrays cut out of it say nothing about the input: such a fault is placed at the start.
  const parse = (found: FoundValue, isExact: boolean): Parsed | undefined => {
    const { bytes, depth, pointer, document, start } = found;
    const place = { pointer, document };
    if (bytes === undefined) {
      const message = `it is longer than ${limits.maxElementBytes} bytes (limit maxElementBytes)`;
      faults.push({ reason: 'too-large', limit: 'maxElementBytes', message, ...place, ...start });
      return undefined;
    }
    if (depth > limits.maxDepth) {
      const message = `it is nested more than ${limits.maxDepth} levels deep (limit maxDepth)`;
      faults.push({ reason: 'too-deep', limit: 'maxDepth', message, ...place, ...start });
      return undefined;
    }
    const { text, replaced: count } = decodeCounting(bytes);
    replaced += count;
    const value = parseOrUndefined(text);
    if (value !== undefined) return { value, text };
    const { offset, message } = findJsonFault(text) ?? { offset: 0, message: 'it is not JSON' };
    const position = isExact ? positionWithin(start, text, offset) : start;
    faults.push({ reason: 'malformed', limit: undefined, message, ...place, ...position });
    return undefined;
  };

  return {
    addValue(found) {
      const parsed = parse(found, true);
      if (parsed === undefined) return false;
      const { pointer, document, start } = found;
      const { offset, line, column } = start;
      elements.push({ value: parsed.value, text: parsed.text, pointer, document, offset, line, column });
      return true;
    },
    addMembers(found, opened) {
      const parsed = parse(found, false);
      if (parsed === undefined) return;
      members = { document: found.document, values: withoutKeys(parsed.value, opened), isComplete: true };
      hasNews = true;
    },
    endMembers() {
      hasEnded = true;
    },
    addFirstMembers({ bytes, depth, document }, opened) {
      const isFit = bytes !== undefined && depth <= limits.maxDepth;
      const value = isFit ? parseOrUndefined(`${decodeCounting(bytes).text}]}`) : undefined;
      members = { document, values: withoutKeys(value, opened), isComplete: false };
      hasNews = true;
    },
    addFault(fault) {
      faults.push(fault);
    },
    isFull: () => hasEnded || elements.length + faults.length >= FULL_BATCH,
    take() {
      const isEmpty = elements.length === 0 && faults.length === 0 && !hasNews;
      const batch: ElementBatch = { elements, faults, members, replaced };
      if (hasEnded) members = undefined;
      hasEnded = false;
      if (isEmpty) return undefined;
      elements = [];
      faults = [];
      replaced = 0;
      hasNews = false;
      return batch;
    },
  };
}

/** JSON has no undefined of its own. */
function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `fromEntries` defines its keys and never sets them: `__proto__` does no harm. */
function withoutKeys(value: unknown, keys: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key)));
}
