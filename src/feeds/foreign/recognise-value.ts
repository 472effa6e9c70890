import { addressFamily, parseAddressBlock } from '../../values/address.js';
import { refang } from '../../values/refang.js';
import { isDomainName, isEmailAddress, KINDS, type Kind, type NoObservable, type Observable } from './observable.js';

/** Names that end like this are those of files, and of no host. */
const FILE_NAME =
  /^[^\\/:*?"<>|\s]+\.(?:exe|dll|sys|scr|bat|cmd|ps1|vbs|vbe|jse?|wsf|jar|apk|docx?|docm|xlsx?|xlsm|pptx?|pdf|rtf|lnk|hta|chm|msi|iso|img|elf|dmg|class|egg|tmp|dat|bin)$/i;

/** The kinds that a value without a name for what it is can be, each with what tells it; the first that fits has it. */
const SHAPES: readonly (readonly [kind: Kind, fits: (text: string) => boolean])[] = [
  ['address', (text) => parseAddressBlock(text) !== undefined],
  [
    'address-and-port',
    (text) => /^\[?[0-9A-Fa-f.:]+\]?:\d{1,5}$/.test(text) && addressFamily(hostOf(text)) !== undefined,
  ],
  ['hash', (text) => /^(?:[0-9A-Fa-f]{32}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}|[0-9A-Fa-f]{128})$/.test(text)],
  ['url', (text) => /^[A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/[^\s/]/.test(text)],
  ['email-address', isEmailAddress],
  ['names-below', (text) => /^\*?\./.test(text) && isDomainName(text.replace(/^\*?\./, ''))],
  ['registry-key', (text) => /^(?:HKLM|HKCU|HKCR|HKU|HKCC|HKEY_[A-Z_]+)\\/i.test(text)],
  ['file-path', (text) => /^(?:[A-Za-z]:\\|\\\\|%[A-Za-z_]+%\\)[^\s]/.test(text)],
  ['file-name', (text) => FILE_NAME.test(text)],
  ['domain-name', (text) => isDomainName(text.replace(/\.$/, ''))],
  ['url-part', (text) => /^\/[^\s/][^\s]{2,}$/.test(text)],
  ['url-without-scheme', (text) => isHostWithPath(text)],
];

/** What a value of a list looks for, told by its form; defanged values are read as what they stand for. */
export function recogniseValue(given: string): Observable | NoObservable {
  const text = refang(given) ?? given;
  const found = SHAPES.find(([, fits]) => fits(text));
  if (found) return KINDS[found[0]](text);
  const [, name, port] = /^([^:/\s]+):(\d{1,5})$/.exec(text) ?? [];
  if (name === undefined || port === undefined || !isDomainName(name))
    return { reason: 'no kind of value has this form' };
  const observable = KINDS['domain-name'](name);
  return 'reason' in observable ? observable : { ...observable, leftOut: 'the port, which a name has none of' };
}

function hostOf(text: string): string {
  return text.slice(0, text.lastIndexOf(':')).replace(/^\[|\]$/g, '');
}

/** `example.com/a` and `192.0.2.1:8080/a`. */
function isHostWithPath(text: string): boolean {
  const [, host = ''] = /^([^\s/:?#]+)(?::\d{1,5})?[/?#][^\s]*$/.exec(text) ?? [];
  return isDomainName(host) || addressFamily(host) === 4;
}
