import type { Observation, ObservationSource } from '../stix/observation.js';
import type { Sco } from '../stix/sco.js';

const MAX_PARTS = 5;
const MAX_LENGTH = 100;

/** An observation in a line for a reader: who talked to whom, and the values that it holds. */
export function describeObservation({ objects }: Observation): string {
  const parts: string[] = [];
  const addresses = new Set<string>();
  for (const object of objects.values()) {
    if (object.type !== 'network-traffic') continue;
    const [from, to] = [endpoint(object, 'src', objects, addresses), endpoint(object, 'dst', objects, addresses)];
    if (from || to) parts.push(`${from || '?'} → ${to || '?'}`);
  }
  for (const object of objects.values()) {
    const text = describe(object);
    if (text !== undefined && !addresses.has(text)) parts.push(text);
  }
  const shown = parts.slice(0, MAX_PARTS).map((part) => shorten(printable(part)));
  return parts.length > MAX_PARTS ? `${shown.join('  ')}  … ${parts.length - MAX_PARTS} more` : shown.join('  ');
}

/** Where an observation was read, as an editor or a person finds it again. */
export function describeSource(source: ObservationSource | undefined): string {
  if (!source) return '';
  if (!('file' in source)) return source.id;
  const { file, line, column } = source;
  return `${file}:${line}${column === undefined ? '' : `:${column}`}`;
}

/** Values come from logs: what a terminal would obey is shown instead of sent. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
}

function endpoint(traffic: Sco, side: 'src' | 'dst', objects: Observation['objects'], addresses: Set<string>): string {
  const ref = traffic[`${side}_ref`];
  const value = typeof ref === 'string' ? objects.get(ref)?.['value'] : undefined;
  if (typeof value !== 'string') return '';
  addresses.add(value);
  const port = traffic[`${side}_port`];
  const shown = value.includes(':') ? `[${value}]` : value;
  return typeof port === 'number' ? `${shown}:${port}` : value;
}

function describe(object: Sco): string | undefined {
  const value =
    object['value'] ??
    object['name'] ??
    object['command_line'] ??
    object['subject'] ??
    object['key'] ??
    object['user_id'];
  if (typeof value === 'string') return value;
  const hashes = object['hashes'];
  if (typeof hashes !== 'object' || hashes === null) return undefined;
  const [first] = Object.values(hashes as Readonly<Record<string, unknown>>);
  return typeof first === 'string' ? first : undefined;
}

const shorten = (text: string): string => (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text);
