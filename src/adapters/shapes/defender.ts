import { isJsonObject, type JsonObject } from '../record.js';

/** What is in `AdditionalFields` is small; a longer text is left as it is. */
const MAX_ADDITIONAL = 64 * 1024;

/**
 * A row of an advanced hunting table: as the API gives it, or inside the record that is streamed to an event hub or a storage account
 * (`properties`, beside the table's name in `category`). `AdditionalFields` and `IPAddresses` hold JSON as text, which is opened.
 */
export function defenderRow(record: unknown): unknown {
  if (!isJsonObject(record)) return record;
  const { properties, category } = record;
  const isStreamed = isJsonObject(properties) && typeof category === 'string' && category.startsWith('AdvancedHunting');
  const row: JsonObject = isStreamed ? properties : record;
  const table = isStreamed ? category.replace(/^AdvancedHunting-/, '') : row.Type;
  const opening = { AdditionalFields: opened(row.AdditionalFields) };
  const addresses = Object.hasOwn(row, 'IPAddresses') ? { IPAddresses: opened(row.IPAddresses) } : {};
  return { ...row, kind: table, ...opening, ...addresses };
}

function opened(text: unknown): unknown {
  if (typeof text !== 'string' || text.length > MAX_ADDITIONAL) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
