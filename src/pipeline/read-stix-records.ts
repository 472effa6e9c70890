import { CODES } from '../diagnostics/codes.js';
import type { Bytes } from '../input/byte-source.js';
import { readJsonElements } from '../input/read-json-elements.js';
import { readObservedData } from '../match/read-observations.js';
import { isMatchableType } from '../stix/object-types.js';
import type { Sco } from '../stix/sco.js';
import { emptyBatch, type BatchDraft, type RecordBatch } from './record-batch.js';

type Json = Readonly<Record<string, unknown>>;

interface Pending {
  readonly object: Json;
  readonly line: number;
}

/**
 * Reads observed-data from STIX: a bundle, an array, or one object a line, in both container forms. An observed-data is given out as soon as
 * everything that its `object_refs` name has been read, since the objects may stand anywhere in the file; what never comes is missing at
 * the end. Cyber-observable objects are held until then; embedded ones are not.
 */
export async function* readStixRecords(file: string, bytes: Bytes): AsyncGenerator<RecordBatch, void, undefined> {
  const scos = new Map<string, Sco>();
  /** Observed-data by the first object that it still misses. */
  const waiting = new Map<string, Pending[]>();
  let ready: Pending[] = [];

  const settle = (one: Pending): void => {
    const missing = firstMissing(one.object, scos);
    if (missing === undefined) ready.push(one);
    else append(waiting, missing, one);
  };

  const takeSco = (sco: Sco): void => {
    const id = own(sco, 'id');
    if (typeof id !== 'string' || scos.has(id)) return;
    scos.set(id, sco);
    const released = waiting.get(id) ?? [];
    waiting.delete(id);
    released.forEach(settle);
  };

  const take = (value: unknown, line: number): void => {
    if (!isJson(value)) return;
    const type = own(value, 'type');
    if (type === 'bundle') {
      const objects = own(value, 'objects');
      if (Array.isArray(objects)) for (const object of objects) take(object, line);
    } else if (type === 'observed-data') {
      settle({ object: value, line });
    } else if (typeof type === 'string' && isMatchableType(type)) {
      takeSco(value as Sco);
    }
  };

  for await (const { elements, faults } of readJsonElements(bytes, { arrays: ['objects'] })) {
    const batch = emptyBatch();
    for (const { line, reason } of faults) batch.rejected.push({ line, reason: `json-${reason}` });
    for (const { value, line } of elements) take(value, line);
    for (const one of ready) readOne(one, scos, file, batch);
    ready = [];
    yield batch;
  }
  const last = emptyBatch();
  for (const late of waiting.values()) for (const one of late) readOne(one, scos, file, last);
  yield last;
}

function append(lists: Map<string, Pending[]>, key: string, one: Pending): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}

function firstMissing(object: Json, scos: ReadonlyMap<string, Sco>): string | undefined {
  const refs = own(object, 'object_refs');
  return Array.isArray(refs) ? refs.find((ref): ref is string => typeof ref === 'string' && !scos.has(ref)) : undefined;
}

function readOne({ object, line }: Pending, scos: ReadonlyMap<string, Sco>, file: string, batch: BatchDraft): void {
  const read = readObservedData(object, scos);
  if ('observation' in read) {
    const { observation } = read;
    batch.observations.push(observation.source ? observation : { ...observation, source: { file, line } });
    return;
  }
  const [first] = read.diagnostics;
  batch.rejected.push({ line, reason: first ? CODES[first.code].name : 'not-observed-data' });
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(object: Json, property: string): unknown {
  return Object.hasOwn(object, property) ? object[property] : undefined;
}
