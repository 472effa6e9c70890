import { sealBytes, unsealBytes } from '../../stix/sealed-data.js';
import type { LogPosition } from './followed-log.js';

const KIND = 'follow';
const VERSION = 1;
const LINE_FEED = 10;

/** Everything that a run needs to go on where another stopped. */
export interface FollowState {
  /** Options that decide what is remembered; a run with others cannot go on. */
  readonly settings: Readonly<Record<string, string>>;
  readonly positions: readonly LogPosition[];
  /** What was found and is not written yet, as the output saved it. */
  readonly output?: unknown;
  /** A snapshot of the stream. */
  readonly stream: Uint8Array;
}

/** The state as bytes, with a version and a checksum: a line of JSON, then the stream's own snapshot. */
export function sealFollowState({ settings, positions, output, stream }: FollowState): Uint8Array {
  const head = new TextEncoder().encode(`${JSON.stringify({ settings, positions, output })}\n`);
  const bytes = new Uint8Array(head.length + stream.length);
  bytes.set(head);
  bytes.set(stream, head.length);
  return sealBytes(KIND, VERSION, bytes);
}

/** Reads a state. @throws SealedDataError if the bytes are none, were written by another version, or are damaged. */
export function unsealFollowState(bytes: Uint8Array): FollowState {
  const payload = unsealBytes(KIND, VERSION, bytes);
  const end = payload.indexOf(LINE_FEED);
  const head = JSON.parse(new TextDecoder().decode(payload.subarray(0, end))) as Omit<FollowState, 'stream'>;
  return { ...head, stream: payload.subarray(end + 1) };
}
