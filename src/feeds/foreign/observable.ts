import { writeString } from '../../syntax/literals.js';
import { addressFamily, formatAddressBlock, parseAddressBlock } from '../../values/address.js';
import { canonicalHashName, HASH_DIGITS } from '../../values/hashes.js';
import { refang } from '../../values/refang.js';

/** What an entry of another format looks for: comparisons of one object, of which a pattern is made. */
export interface Observable {
  /** The object type that the comparison is about. */
  readonly type: string;
  /** Without brackets. If it has an OR that no parentheses hold together, `isAlternative` says so. */
  readonly comparison: string;
  readonly isAlternative?: boolean;
  /** What of the entry is not in the comparison, and may matter. */
  readonly leftOut?: string;
}

/** Why a value is none of its kind. */
export interface NoObservable {
  readonly reason: string;
}

/** Makes what is looked for of a value of one kind. */
type ReadKind = (value: string) => Observable | NoObservable;

/**
 * What entries of other formats look for, by kind. The names are ours; every format has a table from its own words to these. A kind that is missing
 * here is one place to add.
 */
export const KINDS = {
  address: refanged((value) => {
    const block = parseAddressBlock(value);
    if (!block) return { reason: 'it is no address' };
    const type = block.family === 4 ? 'ipv4-addr' : 'ipv6-addr';
    const isOne = block.prefix === (block.family === 4 ? 32 : 128);
    const written = isOne ? (value.split('/')[0] ?? value) : formatAddressBlock(block);
    return { type, comparison: `${type}:value ${isOne ? '=' : 'ISSUBSET'} ${writeString(written)}` };
  }),
  /** `192.0.2.1:443`, `[2001:db8::1]:443`, or the two with another sign between them. */
  'address-and-port': refanged((value) => {
    const [, host = '', port = ''] = /^\[?([0-9A-Fa-f.:]+?)\]?[:|#](\d{1,5})$/.exec(value) ?? [];
    const family = addressFamily(host);
    if (family === undefined || Number(port) > 65_535) return { reason: 'it is no address with a port' };
    return {
      type: 'network-traffic',
      comparison: `network-traffic:dst_ref.value = ${writeString(host)} AND network-traffic:dst_port = ${Number(port)}`,
    };
  }),
  'domain-name': refanged(domainName),
  /** `*.example.com` and `.example.com`: every name below it. */
  'names-below': refanged(namesBelow),
  /** The name, and every name below it. */
  'name-and-below': (value) => {
    const [name, below] = [domainName(value), namesBelow(value)];
    if ('reason' in name || 'reason' in below) return { reason: 'it is no domain name' };
    return { type: 'domain-name', comparison: `${name.comparison} OR ${below.comparison}`, isAlternative: true };
  },
  url: refanged((value) =>
    /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s/]/.test(value) ? equal('url', 'url:value', value) : { reason: 'it is no URL' },
  ),
  /** `example.com/a`, whatever the scheme. */
  'url-without-scheme': (value) => {
    const urls = ['http', 'https'].map((scheme) => writeString(`${scheme}://${value}`));
    return { type: 'url', comparison: `url:value IN (${urls.join(', ')})` };
  },
  /** `/gate.php`: a part of the path of a URL. */
  'url-part': (value) => like('url', 'url:value', { before: '%', text: value, after: '%' }),
  'email-address': refanged((value) =>
    isEmailAddress(value) ? equal('email-addr', 'email-addr:value', value) : { reason: 'it is no e-mail address' },
  ),
  'email-from': (value) =>
    isEmailAddress(value)
      ? equal('email-message', 'email-message:from_ref.value', value)
      : { reason: 'it is no e-mail address' },
  'email-to': (value) =>
    isEmailAddress(value)
      ? equal('email-message', 'email-message:to_refs[*].value', value)
      : { reason: 'it is no e-mail address' },
  'email-subject': (value) => equal('email-message', 'email-message:subject', value),
  'email-message-id': (value) => equal('email-message', 'email-message:message_id', value),
  'file-name': (value) => equal('file', 'file:name', value),
  'file-path': filePath,
  'file-size': (value) => number('file', 'file:size', value),
  'mime-type': (value) => equal('file', 'file:mime_type', value),
  hash: (value) => {
    const algorithm = (['MD5', 'SHA-1', 'SHA-256', 'SHA-512'] as const).find(
      (name) => HASH_DIGITS[name] === value.length,
    );
    return algorithm ? hash(algorithm)(value) : { reason: 'it has the length of no hash' };
  },
  md5: hash('MD5'),
  sha1: hash('SHA-1'),
  sha224: hash('SHA-224'),
  sha256: hash('SHA-256'),
  sha384: hash('SHA-384'),
  sha512: hash('SHA-512'),
  ssdeep: (value) =>
    /^\d+:[\w+/]+:[\w+/]+$/.test(value)
      ? equal('file', 'file:hashes.SSDEEP', value)
      : { reason: 'it is no ssdeep hash' },
  tlsh: (value) =>
    /^(?:T1)?[0-9A-F]{70}$/i.test(value) ? equal('file', 'file:hashes.TLSH', value) : { reason: 'it is no TLSH hash' },
  imphash: (value) =>
    hasDigits(value, 32)
      ? equal('file', "file:extensions.'windows-pebinary-ext'.imphash", value)
      : { reason: 'it is no import hash' },
  'certificate-md5': certificateHash('MD5'),
  'certificate-sha1': certificateHash('SHA-1'),
  'certificate-sha256': certificateHash('SHA-256'),
  'certificate-serial': (value) => equal('x509-certificate', 'x509-certificate:serial_number', value),
  'certificate-subject': (value) => equal('x509-certificate', 'x509-certificate:subject', value),
  'certificate-issuer': (value) => equal('x509-certificate', 'x509-certificate:issuer', value),
  mutex: (value) => equal('mutex', 'mutex:name', value),
  'registry-key': (value) => equal('windows-registry-key', 'windows-registry-key:key', registryKey(value)),
  'registry-value-name': (value) => equal('windows-registry-key', 'windows-registry-key:values[*].name', value),
  'registry-value-data': (value) => equal('windows-registry-key', 'windows-registry-key:values[*].data', value),
  'process-name': (value) => equal('process', 'process:image_ref.name', value),
  'process-id': (value) => number('process', 'process:pid', value),
  'command-line': (value) => equal('process', 'process:command_line', value),
  'service-name': (value) => equal('process', "process:extensions.'windows-service-ext'.service_name", value),
  'user-agent': (value) =>
    equal('network-traffic', "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'[*]", value),
  'http-method': (value) =>
    equal('network-traffic', "network-traffic:extensions.'http-request-ext'.request_method", value),
  port: (value) => number('network-traffic', 'network-traffic:dst_port', value),
  'user-name': (value) => equal('user-account', 'user-account:account_login', value),
  'software-name': (value) => equal('software', 'software:name', value),
  'mac-address': (value) => {
    const digits = value.toLowerCase().replace(/[:.-]/g, '');
    if (!hasDigits(digits, 12)) return { reason: 'it is no MAC address' };
    return equal('mac-addr', 'mac-addr:value', digits.replace(/..(?=.)/g, '$&:'));
  },
  'as-number': (value) => number('autonomous-system', 'autonomous-system:number', value.replace(/^AS/i, '')),
} as const satisfies Readonly<Record<string, ReadKind>>;

export type Kind = keyof typeof KINDS;

/** Feeds write `c2[.]example` so that nobody follows it. */
function refanged(read: ReadKind): ReadKind {
  return (value) => read(refang(value) ?? value);
}

function domainName(value: string): Observable | NoObservable {
  const name = value.replace(/\.$/, '').toLowerCase();
  return isDomainName(name) ? equal('domain-name', 'domain-name:value', name) : { reason: 'it is no domain name' };
}

function namesBelow(value: string): Observable | NoObservable {
  const name = value
    .replace(/^\*?\./, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (!isDomainName(name)) return { reason: 'it is no domain name' };
  return like('domain-name', 'domain-name:value', { before: '%', text: `.${name}`, after: '' });
}

/** A hash by the name that its format gives the algorithm. */
export function hashObservable(algorithm: string, value: string): Observable | NoObservable {
  const name = canonicalHashName(algorithm);
  if (name === undefined) return { reason: `there is no hash algorithm ${JSON.stringify(algorithm.slice(0, 40))}` };
  if (Object.hasOwn(HASH_DIGITS, name)) return hash(name as keyof typeof HASH_DIGITS)(value);
  return name === 'SSDEEP'
    ? KINDS.ssdeep(value)
    : name === 'IMPHASH'
      ? KINDS.imphash(value)
      : equal('file', `file:hashes.${step(name)}`, value);
}

/** Letters of any script, digits, hyphens and underscores between dots; the last label is no number, so that it is no address. */
export function isDomainName(text: string): boolean {
  return (
    text.length <= 253 &&
    /^(?:[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]{0,61}[\p{L}\p{M}\p{N}_])?\.)+[\p{L}][\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]$/u.test(
      text,
    )
  );
}

export function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  return at > 0 && !/[\s"<>,;]/.test(text) && isDomainName(text.slice(at + 1));
}

/** `path = 'value'`. */
export function equal(type: string, path: string, value: string): Observable | NoObservable {
  return value === '' ? { reason: 'it is empty' } : { type, comparison: `${path} = ${writeString(value)}` };
}

/** What stands at the beginning, in the middle or at the end of a value: LIKE, or MATCHES where the text holds a wildcard of LIKE. */
export function like(
  type: string,
  path: string,
  { before, text, after }: { readonly before: '' | '%'; readonly text: string; readonly after: '' | '%' },
): Observable | NoObservable {
  if (text === '') return { reason: 'it is empty' };
  if (!/[%_]/.test(text)) return { type, comparison: `${path} LIKE ${writeString(before + text + after)}` };
  const pattern = `${before === '' ? '^' : ''}${text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}${after === '' ? '$' : ''}`;
  return { type, comparison: `${path} MATCHES ${writeString(pattern)}` };
}

function number(type: string, path: string, value: string): Observable | NoObservable {
  return /^\d{1,15}$/.test(value) ? { type, comparison: `${path} = ${Number(value)}` } : { reason: 'it is no number' };
}

function hash(algorithm: keyof typeof HASH_DIGITS): ReadKind {
  return (value) =>
    hasDigits(value, HASH_DIGITS[algorithm])
      ? equal('file', `file:hashes.${step(algorithm)}`, value.toLowerCase())
      : { reason: `it is no ${algorithm} hash` };
}

function certificateHash(algorithm: 'MD5' | 'SHA-1' | 'SHA-256'): ReadKind {
  return (value) => {
    const digits = value.replaceAll(':', '').toLowerCase();
    if (!hasDigits(digits, HASH_DIGITS[algorithm])) return { reason: `it is no ${algorithm} hash` };
    return equal('x509-certificate', `x509-certificate:hashes.${step(algorithm)}`, digits);
  };
}

const hasDigits = (text: string, count: number): boolean => text.length === count && /^[0-9A-Fa-f]+$/.test(text);

/** A step of an object path, quoted where it must be (semantics 2.3). */
const step = (name: string): string => (/^[A-Za-z0-9_]+$/.test(name) ? name : writeString(name));

/** A path is a name and the directory that it is in. Of `%APPDATA%\a\b.exe` only the end of the directory is known. */
function filePath(value: string): Observable | NoObservable {
  const end = Math.max(value.lastIndexOf('\\'), value.lastIndexOf('/'));
  const name = value.slice(end + 1);
  const directory = value.slice(0, Math.max(end, 0));
  if (name === '')
    return directory === '' ? { reason: 'it is empty' } : equal('directory', 'directory:path', directory);
  const file = `file:name = ${writeString(name)}`;
  if (directory === '') return { type: 'file', comparison: file };
  const inside = /^%[^%\\/]+%(?<rest>.*)$|^\.{3}(?<tail>.*)$/.exec(directory);
  if (!inside) {
    return { type: 'file', comparison: `${file} AND file:parent_directory_ref.path = ${writeString(directory)}` };
  }
  const known = inside.groups?.['rest'] ?? inside.groups?.['tail'] ?? '';
  if (known === '')
    return { type: 'file', comparison: file, leftOut: 'the directory, of which only a variable is known' };
  const parent = like('file', 'file:parent_directory_ref.path', { before: '%', text: known, after: '' });
  return 'reason' in parent ? parent : { type: 'file', comparison: `${file} AND ${parent.comparison}` };
}

const HIVES: Readonly<Record<string, string>> = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
  HKCC: 'HKEY_CURRENT_CONFIG',
};

/** With the name of the hive in full, as STIX 6.17 asks for. */
function registryKey(value: string): string {
  const [hive = '', ...rest] = value.split('\\');
  const full = Object.hasOwn(HIVES, hive.toUpperCase()) ? HIVES[hive.toUpperCase()] : undefined;
  return [full ?? hive, ...rest].join('\\');
}
