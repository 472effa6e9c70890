import { KINDS, type Kind, type NoObservable, type Observable } from '../observable.js';

/**
 * The attribute types of MISP that say what to look for. `ip-src` and `ip-dst` are looked for in either direction: which of them an analyst
 * chose says little about the direction of a packet in a log.
 */
const TYPES: Readonly<Record<string, Kind>> = {
  'ip-src': 'address',
  'ip-dst': 'address',
  'ip-src|port': 'address-and-port',
  'ip-dst|port': 'address-and-port',
  domain: 'domain-name',
  hostname: 'domain-name',
  url: 'url',
  uri: 'url-part',
  link: 'url',
  'user-agent': 'user-agent',
  'http-method': 'http-method',
  AS: 'as-number',
  'mac-address': 'mac-address',
  md5: 'md5',
  sha1: 'sha1',
  sha224: 'sha224',
  sha256: 'sha256',
  sha384: 'sha384',
  sha512: 'sha512',
  ssdeep: 'ssdeep',
  tlsh: 'tlsh',
  imphash: 'imphash',
  filename: 'file-name',
  'mime-type': 'mime-type',
  'size-in-bytes': 'file-size',
  mutex: 'mutex',
  regkey: 'registry-key',
  'windows-service-name': 'service-name',
  'process-state': 'process-name',
  email: 'email-address',
  'email-src': 'email-from',
  'email-dst': 'email-to',
  'email-subject': 'email-subject',
  'email-message-id': 'email-message-id',
  'x509-fingerprint-md5': 'certificate-md5',
  'x509-fingerprint-sha1': 'certificate-sha1',
  'x509-fingerprint-sha256': 'certificate-sha256',
  'github-username': 'user-name',
};

/** What an attribute looks for, by its type. Two values with `|` between them are one thing with two properties, or a name and its address. */
export function observableOfAttribute(type: string, value: string): Observable | NoObservable {
  const kind = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (kind === 'file-name' && /[\\/]/.test(value)) return KINDS['file-path'](value);
  if (kind !== undefined) return KINDS[kind](value);
  const [first, second] = type.split('|');
  const at = value.indexOf('|');
  if (first === undefined || second === undefined || at < 0)
    return { reason: `there is no pattern for the type ${type.slice(0, 60)}` };
  return both(first, value.slice(0, at), second, value.slice(at + 1));
}

/** What the second value is of types whose second word is no type. */
const SECONDS: Readonly<Record<string, Kind>> = { ip: 'address', value: 'registry-value-data', port: 'port' };

function both(firstType: string, first: string, secondType: string, second: string): Observable | NoObservable {
  const left = observableOfAttribute(firstType, first);
  const kind = Object.hasOwn(SECONDS, secondType) ? SECONDS[secondType] : undefined;
  const right = kind === undefined ? observableOfAttribute(secondType, second) : KINDS[kind](second);
  // A hash is the file, whatever it is called on the machine where it is seen.
  if (firstType === 'filename')
    return 'reason' in right ? right : { ...right, leftOut: 'the name of a file whose hash is looked for' };
  if ('reason' in left) return left;
  if ('reason' in right) return right;
  if (secondType === 'port') return { ...left, leftOut: 'the port, which a name has none of' };
  if (firstType === 'domain' || firstType === 'hostname') {
    return {
      type: 'domain-name',
      comparison: `${left.comparison} AND ${right.comparison.replace(/^ipv[46]-addr:/, 'domain-name:resolves_to_refs[*].')}`,
    };
  }
  if (firstType === 'regkey') {
    return { ...left, comparison: `${left.comparison} AND ${right.comparison}` };
  }
  return { reason: `there is no pattern for the type ${firstType}|${secondType}` };
}
