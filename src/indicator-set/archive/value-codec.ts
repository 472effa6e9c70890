import { readNumber, writeByte, writeNumber, type ByteReader, type ByteWriter } from './byte-writer.js';
import { identifierPrefix, readUuid, writeUuid } from './identifier-codec.js';
import { readText, writeText } from './text-codec.js';
import { readTime, timeForm, writeTime } from './time-codec.js';

/**
 * The values that one property often has, each kept once. Bounded: a property with a value of its own in each object fills it and gains
 * nothing.
 */
export interface Dictionary {
  readonly entries: DictionaryEntry[];
  readonly texts: Map<string, number>;
  readonly jsons: Map<string, number>;
}

/** A text, or any other value as JSON. */
export type DictionaryEntry = { readonly text: string } | { readonly json: string };

const MAX_ENTRIES = 200;
const MAX_ENTRY_LENGTH = 400;

export function createDictionary(entries: readonly DictionaryEntry[] = []): Dictionary {
  const dictionary: Dictionary = { entries: [], texts: new Map(), jsons: new Map() };
  for (const entry of entries) {
    if ('text' in entry) enterText(dictionary, entry.text);
    else enterJson(dictionary, entry.json);
  }
  return dictionary;
}

/** How a value is written. From `ENTRY` on, the number is one of the dictionary's entries. */
const [TEXT, JSON_TEXT, IDENTIFIER, TIME, ENTRY] = [0, 1, 2, 3, 5];

/** Properties whose values never repeat: looking for them would cost a hash of each. */
const UNIQUE: ReadonlySet<string> = new Set(['id', 'pattern']);

/**
 * Writes a JSON value of a property, so that it comes back equal; throws a TypeError for what is none. Short because feeds say the same again and again: an identifier takes 18
 * bytes, a time 9, what is in the dictionary one or two.
 */
export function writeValue(writer: ByteWriter, property: string, value: unknown, dictionary: Dictionary): void {
  if (typeof value === 'string') writeString(writer, property, value, dictionary);
  else writeJson(writer, JSON.stringify(value), dictionary);
}

function writeString(writer: ByteWriter, property: string, value: string, dictionary: Dictionary): void {
  const form = timeForm(value);
  if (form >= 0) {
    writeNumber(writer, TIME + form);
    writeTime(writer, value);
    return;
  }
  const prefix = identifierPrefix(value);
  const prefixNumber = prefix === undefined ? undefined : enterText(dictionary, prefix);
  if (prefixNumber !== undefined) {
    writeNumber(writer, IDENTIFIER);
    writeNumber(writer, prefixNumber);
    writeUuid(writer, value);
    return;
  }
  const number = UNIQUE.has(property) ? undefined : enterText(dictionary, value);
  if (number === undefined) {
    writeByte(writer, TEXT);
    writeText(writer, value);
  } else {
    writeNumber(writer, ENTRY + number);
  }
}

function writeJson(writer: ByteWriter, json: string, dictionary: Dictionary): void {
  const number = enterJson(dictionary, json);
  if (number === undefined) {
    writeByte(writer, JSON_TEXT);
    writeText(writer, json);
  } else {
    writeNumber(writer, ENTRY + number);
  }
}

/** Reads what `writeValue` wrote. */
export function readValue(reader: ByteReader, { entries }: Dictionary): unknown {
  const kind = readNumber(reader);
  if (kind === TEXT) return readText(reader);
  if (kind === JSON_TEXT) return JSON.parse(readText(reader)) as unknown;
  if (kind === IDENTIFIER) {
    const prefix = entries[readNumber(reader)];
    return `${prefix && 'text' in prefix ? prefix.text : ''}${readUuid(reader)}`;
  }
  if (kind < ENTRY) return readTime(reader, kind - TIME);
  const entry = entries[kind - ENTRY];
  if (!entry) return undefined;
  return 'text' in entry ? entry.text : (JSON.parse(entry.json) as unknown);
}

function enterText(dictionary: Dictionary, text: string): number | undefined {
  const known = numberOf(dictionary.texts, text);
  return known ?? (hasRoom(dictionary) ? enter(dictionary, dictionary.texts, text, { text }) : undefined);
}

function enterJson(dictionary: Dictionary, json: string): number | undefined {
  const known = numberOf(dictionary.jsons, json);
  return known ?? (hasRoom(dictionary) ? enter(dictionary, dictionary.jsons, json, { json }) : undefined);
}

function numberOf(numbers: ReadonlyMap<string, number>, key: string): number | undefined {
  return key.length > MAX_ENTRY_LENGTH ? undefined : numbers.get(key);
}

function hasRoom({ entries }: Dictionary): boolean {
  return entries.length < MAX_ENTRIES;
}

/** Makes an entry, and gives its number. */
function enter(
  { entries }: Dictionary,
  numbers: Map<string, number>,
  key: string,
  entry: DictionaryEntry,
): number | undefined {
  if (key.length > MAX_ENTRY_LENGTH) return undefined;
  numbers.set(key, entries.length);
  return entries.push(entry) - 1;
}
