import { sha1 } from './sha1.js';

/** The namespace of identifiers that this engine makes for anything but an SCO, which has the one of STIX 2.1 section 2.9. */
export const OWN_NAMESPACE = '76c42fed-cb57-4a13-8e3a-ae4108542d3b';

/** A name-based UUID (RFC 9562 version 5): the same namespace and name always give the same identifier. */
export function uuidV5(namespace: string, name: string): string {
  const spaceOctets = Uint8Array.from(namespace.replaceAll('-', '').match(/../g) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  );
  const nameOctets = new TextEncoder().encode(name);
  const message = new Uint8Array(spaceOctets.length + nameOctets.length);
  message.set(spaceOctets);
  message.set(nameOctets, spaceOctets.length);

  const octets = sha1(message).slice(0, 16);
  octets[6] = ((octets[6] ?? 0) & 0x0f) | 0x50;
  octets[8] = ((octets[8] ?? 0) & 0x3f) | 0x80;
  const digits = Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}
