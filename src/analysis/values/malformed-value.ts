import type { Content } from '../../stix/object-model/property.js';
import { addressFamily, parseAddressBlock } from '../../values/address.js';
import { refang } from '../../values/refang.js';
import { quote, type TextAdvice } from './text-check.js';

type Judge = (text: string) => TextAdvice | undefined;

/** What a text that should be of some content is wrong in, for the contents that have a form; nothing for one that is right. */
export const MALFORMED: { readonly [Held in Content]?: Judge } = {
  'domain-name': domainName,
  'ipv4-addr': (text) => address(text, 4),
  'ipv6-addr': (text) => address(text, 6),
  'mac-addr': macAddress,
  'email-addr': emailAddress,
  'registry-key': registryKey,
};

function domainName(text: string): TextAdvice | undefined {
  // Those are other diagnostics.
  if (refang(text) !== undefined || addressFamily(text) !== undefined) return undefined;
  if (text.includes('://')) return { message: `${quote(text)} is a URL and no domain name: write url:value.` };
  if (text.includes('@')) return { message: `${quote(text)} is an e-mail address and no domain name.` };
  if (text.startsWith('*.') && !text.includes('*', 1))
    return { message: `No name has an asterisk in it: for any name below write LIKE '%${text.slice(1, 60)}'.` };
  const odd = /[\s/:\\*,;?#%]/.exec(text)?.[0];
  if (odd !== undefined) return { message: `No domain name has ${JSON.stringify(odd)} in it, as ${quote(text)} does.` };
  if (text === '' || text.startsWith('.') || text.includes('..'))
    return { message: `A part between two full stops is empty in ${quote(text)}, which no domain name has.` };
  return undefined;
}

function address(text: string, family: 4 | 6): TextAdvice | undefined {
  if (refang(text) !== undefined) return undefined;
  const block = parseAddressBlock(text);
  if (block?.family === family) return undefined;
  if (block)
    return { message: `${quote(text)} is an IPv${block.family} address: write ipv${block.family}-addr:value.` };
  const trimmed = text.trim();
  if (parseAddressBlock(trimmed)?.family === family)
    return { message: `There is white space around the address ${trimmed}.`, meant: trimmed };
  return { message: `${quote(text)} is no IPv${family} address, and no data has it where one belongs.` };
}

/** STIX 2.1 section 6.10: colons between the octets, lower case, leading zeros. */
function macAddress(text: string): TextAdvice | undefined {
  if (/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(text)) return undefined;
  const digits = text.replace(/[-:. ]/g, '').toLowerCase();
  if (text.length > 20 || !/^[0-9a-f]{12}$/.test(digits))
    return { message: `${quote(text)} is no MAC address such as 00:1b:44:11:3a:b7.` };
  const meant = digits.replace(/(..)(?!$)/g, '$1:');
  return { message: `STIX writes this MAC address ${meant}, with colons and in lower case.`, meant };
}

function emailAddress(text: string): TextAdvice | undefined {
  if (refang(text) !== undefined) return undefined;
  const at = text.lastIndexOf('@');
  if (at > 0 && at < text.length - 1 && !/[\s<>,;]/.test(text)) return undefined;
  return { message: `${quote(text)} is no e-mail address such as name@host.example.` };
}

const HIVES: ReadonlyMap<string, string> = new Map([
  ['HKLM', 'HKEY_LOCAL_MACHINE'],
  ['HKCU', 'HKEY_CURRENT_USER'],
  ['HKCR', 'HKEY_CLASSES_ROOT'],
  ['HKU', 'HKEY_USERS'],
  ['HKCC', 'HKEY_CURRENT_CONFIG'],
]);

/** STIX 2.1 section 6.17: the name of the hive is written out. */
function registryKey(text: string): TextAdvice | undefined {
  const short = /^(HK[A-Z]{1,2})(?=\\|:|$)/i.exec(text)?.[1];
  const hive = short === undefined ? undefined : HIVES.get(short.toUpperCase());
  if (short === undefined || hive === undefined) return undefined;
  const meant = hive + text.slice(short.length).replace(/^:/, '');
  return { message: `STIX writes the hive of a key out: ${hive} for ${short}.`, meant };
}
