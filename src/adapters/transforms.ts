import { addressFamily } from '../values/address.js';
import { formatTimestamp, parseLogTime } from '../values/timestamp.js';
import { displayName, emailAddress } from './email-address.js';
import { parseEmailDate } from './email-date.js';
import { splitHostPort } from './host-port.js';
import { WINDOWS_TRANSFORMS } from './windows-transforms.js';

/**
 * How the text of a property relates to the text of the field that feeds it: what a filter on raw bytes may conclude from the
 * absence of a value in a record.
 * - `same`: the field's text is the property's.
 * - `folded`: the same but for letter case.
 * - `inside`: the property's text is a part of the field's.
 * - `around`: the field's text is a part of the property's.
 * - `computed`: the one says nothing about the other.
 */
export type Fidelity = 'same' | 'folded' | 'inside' | 'around' | 'computed';

export interface Transform {
  /** For the tables in docs/log-sources. */
  readonly description: string;
  readonly fidelity: Fidelity;
  /** Gives a text or a list of them; undefined for a text that it makes no sense of. */
  readonly apply: (text: string) => string | readonly string[] | undefined;
}

/** Every transform that a mapping can name. One works on one text; numbers reach it as their decimal text. */
export const TRANSFORMS = {
  lower: {
    description: 'in lower case',
    fidelity: 'folded',
    apply: (text) => text.toLowerCase(),
  },
  'split-at-commas': {
    description: 'each name between commas',
    fidelity: 'inside',
    apply: (text) => text.split(',').filter((name) => name !== ''),
  },
  'address-family': {
    description: '`ipv4` or `ipv6`, by the address',
    fidelity: 'computed',
    apply: (text) => {
      const family = addressFamily(text);
      return family === undefined ? undefined : `ipv${family}`;
    },
  },
  'without-port': {
    description: 'without the port, or the brackets of an IPv6 address',
    fidelity: 'inside',
    apply: (text) => splitHostPort(text).host || undefined,
  },
  'mac-address': {
    description: 'in lower case, its octets between colons',
    fidelity: 'computed',
    apply: (text) => {
      const digits = text.toLowerCase().replace(/[:.-]/g, '');
      return /^[0-9a-f]{12}$/.test(digits) ? digits.replace(/..(?=.)/g, '$&:') : undefined;
    },
  },
  'without-trailing-dot': {
    description: 'without the dot that ends a name',
    fidelity: 'inside',
    apply: (text) => (text.endsWith('.') ? text.slice(0, -1) : text) || undefined,
  },
  'without-brackets': {
    description: 'without the brackets around it',
    fidelity: 'inside',
    apply: (text) => (text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text) || undefined,
  },
  'without-colons': {
    description: 'without colons',
    fidelity: 'computed',
    apply: (text) => text.replaceAll(':', ''),
  },
  'hex-octet': {
    description: 'as two hexadecimal digits',
    fidelity: 'computed',
    apply: (text) =>
      /^\d{1,3}$/.test(text) && Number(text) < 256 ? Number(text).toString(16).padStart(2, '0') : undefined,
  },
  'http-version': {
    description: 'as `http/1.1`',
    fidelity: 'computed',
    apply: (text) => (/^\d/.test(text) ? `http/${text}` : text.toLowerCase()),
  },
  'base-name': {
    description: 'what follows the last `/` or `\\`',
    fidelity: 'inside',
    apply: (text) => text.slice(lastSeparator(text) + 1) || undefined,
  },
  'directory-name': {
    description: 'what precedes the last `/` or `\\`',
    fidelity: 'inside',
    apply: (text) => {
      const end = lastSeparator(text);
      // The root of a drive is named with its separator.
      return end < 0 ? undefined : text.slice(0, text[end - 1] === ':' ? end + 1 : Math.max(end, 1));
    },
  },
  'email-address': {
    description: 'the address of a header such as `Ann <ann@example.com>`',
    fidelity: 'inside',
    apply: emailAddress,
  },
  'display-name': {
    description: 'the name of a header such as `Ann <ann@example.com>`',
    fidelity: 'inside',
    apply: displayName,
  },
  'email-date': {
    description: 'from the date of an e-mail header',
    fidelity: 'computed',
    apply: parseEmailDate,
  },
  'transport-of': {
    description: 'the transport of a name such as `TcpV4`',
    fidelity: 'computed',
    apply: (text) => text.toLowerCase().replace(/v[46]$/, ''),
  },
  'whole-url': {
    description: 'if it has a scheme',
    fidelity: 'same',
    apply: (text) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : undefined),
  },
  'host-of-url': {
    description: 'the host of a URL, or of the beginning of one without a scheme',
    fidelity: 'inside',
    apply: hostOfUrl,
  },
  'osquery-time': {
    description: 'from a date such as `Tue May  7 10:00:00 2024 UTC`',
    fidelity: 'computed',
    apply: (text) => {
      const [, month, day, time, year] =
        /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\S+) (\d{4}) UTC$/.exec(text) ?? [];
      return month === undefined ? undefined : parseEmailDate(`${day} ${month} ${year} ${time} +0000`);
    },
  },
  'ssh-software': {
    description: 'what follows the version of the protocol in `SSH-2.0-OpenSSH_9.6`',
    fidelity: 'inside',
    apply: (text) => text.replace(/^SSH-[0-9.]+-/, '').split(' ', 1)[0] || undefined,
  },
  'before-slash': {
    description: 'what precedes the first `/`',
    fidelity: 'inside',
    apply: (text) => text.split('/', 1)[0] || undefined,
  },
  'service-host': {
    description: 'the host of a Kerberos service such as `HTTP/web.example.com`, if named in full',
    fidelity: 'inside',
    apply: (text) => (/^krbtgt\//i.test(text) ? undefined : /^[^/]+\/([^/@:]+\.[^/@:]+)/.exec(text)?.[1]),
  },
  ...WINDOWS_TRANSFORMS,
  utc: {
    description: 'in UTC whatever the zone of the log',
    fidelity: 'computed',
    apply: (text) => {
      const parsed = parseLogTime(text, { zone: 0 });
      return parsed && formatTimestamp(parsed.timestamp);
    },
  },
} as const satisfies Readonly<Record<string, Transform>>;

export type TransformName = keyof typeof TRANSFORMS;

/** The relation that is left when one transform's text is fed to another. */
export function combineFidelity(first: Fidelity, second: Fidelity): Fidelity {
  if (first === 'same') return second;
  if (second === 'same' || first === second) return first;
  return 'computed';
}

function lastSeparator(path: string): number {
  return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
}

function hostOfUrl(text: string): string | undefined {
  const authority = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').split(/[/?#]/, 1)[0] ?? '';
  return splitHostPort(authority.slice(authority.lastIndexOf('@') + 1)).host || undefined;
}
