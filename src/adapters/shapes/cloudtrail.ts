import { isJsonObject } from '../record.js';

/** A record of CloudTrail as it is delivered, or inside the event that EventBridge makes of it ("AWS API Call via CloudTrail", in `detail`). */
export function cloudTrailRecord(record: unknown): unknown {
  if (!isJsonObject(record) || Object.hasOwn(record, 'eventSource') || !Object.hasOwn(record, 'detail')) return record;
  return isJsonObject(record.detail) ? record.detail : record;
}
