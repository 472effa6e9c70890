/** A JSON object of a feed: hostile until it is read through this module. Own properties only. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text, or a number as its text; undefined for anything else, and for an empty text. */
export function textIn(record: JsonRecord, name: string): string | undefined {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The objects of a list. */
export function listIn(record: JsonRecord, name: string): readonly JsonRecord[] {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The texts of a list, or the one text that stands for it. */
export function textsIn(record: JsonRecord, name: string): readonly string[] {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  return [value].flat().filter((one): one is string => typeof one === 'string' && one !== '');
}
