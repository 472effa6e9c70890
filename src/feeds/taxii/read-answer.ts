import { readJsonElements } from '../../input/read-json-elements.js';
import type { JsonFault } from '../../input/json-element.js';
import type { TaxiiResponse } from './transport/send-request.js';
import { showUrl, TaxiiError } from './transport/taxii-error.js';

type Members = Readonly<Record<string, unknown>>;

/** An item of a list that could not be read, by itself. The others are not touched by it. */
export interface RejectedItem {
  /** JSON pointer within the answer. */
  readonly pointer: string;
  readonly reason: string;
}

/** An answer that is an object with a list: an envelope, a manifest, a bundle. */
export interface ListAnswer {
  readonly items: readonly unknown[];
  readonly rejected: readonly RejectedItem[];
  /** The other members of the object. */
  readonly members: Members;
}

/** The largest part of an answer that is held as text: one object of a list, or a resource as a whole. */
const MAX_ELEMENT_BYTES = 16 * 1024 * 1024;

/**
 * Reads an object whose list, under `name`, may be long. An empty list may be left out (TAXII 2.1 section 3.7).
 * @throws TaxiiError T107 if the answer is no JSON object or is cut off
 */
export async function readList(response: TaxiiResponse, name: string): Promise<ListAnswer> {
  const items: unknown[] = [];
  const rejected: RejectedItem[] = [];
  let members: Members = {};
  let documents = 0;
  const options = { arrays: [name], maxElementBytes: MAX_ELEMENT_BYTES };
  for await (const batch of readJsonElements(response.body, options)) {
    for (const fault of batch.faults) rejected.push(rejectedItem(response, name, fault));
    if (batch.members) members = batch.members.values;
    for (const { value, pointer, document } of batch.elements) {
      documents = Math.max(documents, document + 1);
      if (pointer.startsWith(`/${name}/`)) items.push(value);
      // An object without the list comes as a whole.
      else if (pointer === '' && isObject(value) && documents === 1) members = value;
      else throw unreadable(response, 'it is no JSON object');
    }
  }
  const list: unknown = Object.hasOwn(members, name) ? members[name] : [];
  if (!Array.isArray(list)) throw unreadable(response, `its ${name} are no list`);
  return { items, rejected, members };
}

/**
 * Reads an object that is small.
 * @throws TaxiiError T107 if the answer is no JSON object or is cut off
 */
export async function readResource(response: TaxiiResponse): Promise<Members> {
  let found: Members | undefined;
  for await (const { elements, faults } of readJsonElements(response.body, { arrays: [] })) {
    const [fault] = faults;
    if (fault) throw unreadable(response, fault.message, fault.reason === 'truncated');
    for (const { value, pointer } of elements) {
      if (pointer !== '' || !isObject(value) || found) throw unreadable(response, 'it is no JSON object');
      found = value;
    }
  }
  if (!found) throw unreadable(response, 'it is empty', true);
  return found;
}

/** A fault inside the list costs an item; any other one leaves it open what else is missing. */
function rejectedItem(response: TaxiiResponse, name: string, fault: JsonFault): RejectedItem {
  const isOfItem = fault.reason !== 'truncated' && fault.pointer.startsWith(`/${name}/`);
  if (!isOfItem) throw unreadable(response, fault.message, fault.reason === 'truncated');
  return { pointer: fault.pointer, reason: fault.message };
}

function unreadable(response: TaxiiResponse, why: string, isTransient = false): TaxiiError {
  const message = `The answer of ${showUrl(response.url)} cannot be read: ${why}.`;
  return new TaxiiError('T107', message, { status: response.status, isTransient });
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
