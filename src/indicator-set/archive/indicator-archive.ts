import { append, createColumn, type Column } from '../column.js';
import { createByteWriter, readNumber, writeNumber, type ByteReader } from './byte-writer.js';
import { createDictionary, readValue, writeValue, type Dictionary, type DictionaryEntry } from './value-codec.js';

/**
 * Objects as bytes. A million indicators as objects of JavaScript take two kilobytes each and are looked at by every collection of garbage;
 * here each takes some hundred bytes that nobody visits, and is made anew when a match needs it. What JSON cannot say is not kept.
 *
 * A record is the number of its layout (the names of its properties, in order), then the values. Records lie in chunks, one after the
 * other, and never across two.
 */
export interface IndicatorArchive {
  /** Appends an object, and gives its number, counted from 0. */
  readonly add: (object: object) => number;
  /** The object with a number. */
  readonly get: (number: number) => Readonly<Record<string, unknown>>;
  /** One property of it, without making the others. */
  readonly property: (number: number, name: string) => unknown;
  readonly size: () => number;
  readonly state: () => ArchiveState;
}

/** The archive as it is saved and shared. */
export interface ArchiveState {
  readonly chunks: readonly Uint8Array[];
  /** Of each record: the number of its chunk, and its place there. */
  readonly places: Column;
  readonly layouts: readonly (readonly string[])[];
  readonly dictionaries: readonly (readonly [property: string, entries: readonly DictionaryEntry[]])[];
}

/** Chunks double in size between these, so that a small set stays small; a record that is larger has a chunk of its own. */
const FIRST_CHUNK = 1 << 10;
const LAST_CHUNK = 1 << 20;
/** Feeds have a few layouts. Hostile ones can have one an object: beyond this, objects are written as one JSON text. */
const MAX_LAYOUTS = 1000;
const AS_JSON: readonly string[] = [''];

/** An archive, empty or as it was saved. */
export function createArchive(saved?: ArchiveState): IndicatorArchive {
  const chunks = [...(saved?.chunks ?? [])];
  const places = saved?.places ?? createColumn();
  const layouts: (readonly string[])[] = [...(saved?.layouts ?? [AS_JSON])];
  const numbersByLength = new Map<number, number[]>();
  const enterLayout = (names: readonly string[], number: number): void => {
    const numbers = numbersByLength.get(names.length);
    if (numbers) numbers.push(number);
    else numbersByLength.set(names.length, [number]);
  };
  layouts.forEach(enterLayout);
  const dictionaries = new Map<string, Dictionary>(
    saved?.dictionaries.map(([property, entries]) => [property, createDictionary(entries)]),
  );
  const writer = createByteWriter();
  let room = 0;

  const dictionaryOf = (property: string): Dictionary => {
    let dictionary = dictionaries.get(property);
    if (!dictionary) dictionaries.set(property, (dictionary = createDictionary()));
    return dictionary;
  };

  /** The number of a layout, 0 if there is no room for another. Those that came last are looked at first: a feed has a handful. */
  const layoutOf = (names: readonly string[]): number => {
    const numbers = numbersByLength.get(names.length) ?? [];
    const place = numbers.findIndex((number) => number !== 0 && isSame(layouts[number] ?? [], names));
    const number = numbers[place];
    if (number !== undefined) {
      if (place > 0) numbers.unshift(...numbers.splice(place, 1));
      return number;
    }
    if (layouts.length === MAX_LAYOUTS) return 0;
    enterLayout(names, layouts.length);
    return layouts.push(names) - 1;
  };

  const byLayout: (readonly Dictionary[] | undefined)[] = [];
  const dictionariesOf = (layout: number): readonly Dictionary[] =>
    (byLayout[layout] ??= (layouts[layout] ?? []).map(dictionaryOf));

  const write = (object: Readonly<Record<string, unknown>>): void => {
    const names = Object.keys(object);
    const layout = layoutOf(names);
    writer.length = 0;
    writeNumber(writer, layout);
    if (layout === 0) {
      writeValue(writer, '', object, dictionaryOf(''));
      return;
    }
    const dictionariesOfLayout = dictionariesOf(layout);
    const values = Object.values(object);
    for (let index = 0; index < names.length; index += 1) {
      writeValue(writer, names[index] ?? '', values[index], dictionariesOfLayout[index] ?? dictionaryOf(''));
    }
  };

  const store = (): number => {
    if (writer.length > room) {
      const usual = Math.min(LAST_CHUNK, FIRST_CHUNK * 2 ** chunks.length);
      room = Math.max(usual, writer.length);
      chunks.push(new Uint8Array(room));
    }
    const chunk = chunks[chunks.length - 1];
    const at = (chunk?.length ?? 0) - room;
    chunk?.set(writer.bytes.subarray(0, writer.length), at);
    room -= writer.length;
    append(places, chunks.length - 1);
    return (append(places, at) - 1) / 2;
  };

  const readerOf = (number: number): ByteReader => {
    const bytes = chunks[places.values[2 * number] ?? 0] ?? new Uint8Array(0);
    return { bytes, at: places.values[2 * number + 1] ?? 0 };
  };

  return {
    add: (object) => {
      try {
        write(object as Readonly<Record<string, unknown>>);
      } catch {
        write(Object.fromEntries(Object.entries(object).filter(([, value]) => isJson(value))));
      }
      return store();
    },
    get: (number) => {
      const reader = readerOf(number);
      const layout = readNumber(reader);
      if (layout === 0) return readValue(reader, dictionaryOf('')) as Readonly<Record<string, unknown>>;
      const names = layouts[layout] ?? [];
      const dictionariesOfLayout = dictionariesOf(layout);
      return Object.fromEntries(
        names.map((name, index) => [name, readValue(reader, dictionariesOfLayout[index] ?? dictionaryOf(name))]),
      );
    },
    property: (number, wanted) => {
      const reader = readerOf(number);
      const layout = readNumber(reader);
      if (layout === 0) {
        const object = readValue(reader, dictionaryOf('')) as Readonly<Record<string, unknown>>;
        return Object.hasOwn(object, wanted) ? object[wanted] : undefined;
      }
      for (const name of layouts[layout] ?? []) {
        const value = readValue(reader, dictionaryOf(name));
        if (name === wanted) return value;
      }
      return undefined;
    },
    size: () => places.length / 2,
    state: () => ({
      chunks,
      places,
      layouts,
      dictionaries: [...dictionaries].map(([property, { entries }]) => [property, entries]),
    }),
  };
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index += 1) if (left[index] !== right[index]) return false;
  return true;
}

/** `undefined`, functions and the like have no JSON, and neither has what refers to itself. */
function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}
