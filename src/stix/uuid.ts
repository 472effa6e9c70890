import { sha1 } from './sha1.js';

/** The namespace of identifiers that this engine makes for anything but an SCO, which has the one of STIX 2.1 section 2.9. */
export const OWN_NAMESPACE = '76c42fed-cb57-4a13-8e3a-ae4108542d3b';

/** A name-based UUID (RFC 9562 version 5): the same namespace and name always give the same identifier. */
export function uuidV5(namespace: string, name: string): string {
  const spaceOctets = namespace === OWN_NAMESPACE ? OWN_OCTETS : octetsOf(namespace);
  const nameOctets = ENCODER.encode(name);
  const message = new Uint8Array(spaceOctets.length + nameOctets.length);
  message.set(spaceOctets);
  message.set(nameOctets, spaceOctets.length);

  const digest = sha1(message);
  let uuid = '';
  for (let at = 0; at < 16; at += 1) {
    let octet = digest[at] ?? 0;
    if (at === 6) octet = (octet & 0x0f) | 0x50;
    if (at === 8) octet = (octet & 0x3f) | 0x80;
    if (at === 4 || at === 6 || at === 8 || at === 10) uuid += '-';
    uuid += HEXADECIMAL[octet] ?? '';
  }
  return uuid;
}

// Every match has an id, so what does not change from one to the next is worked out once.
const ENCODER = new TextEncoder();
const HEXADECIMAL: readonly string[] = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'));
const OWN_OCTETS: Readonly<Uint8Array> = octetsOf(OWN_NAMESPACE);

function octetsOf(uuid: string): Uint8Array {
  return Uint8Array.from(uuid.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
