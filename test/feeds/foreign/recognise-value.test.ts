import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validatePattern } from '../../../src/analysis/validate-pattern.js';
import { observableOf, valueOfLine } from '../../../src/feeds/foreign/list-file.js';
import { KINDS, type Kind } from '../../../src/feeds/foreign/observable.js';
import { patternOf } from '../../../src/feeds/foreign/translation.js';

/** The pattern of a line of a list; the reason if there is none, undefined if it is no entry. */
function patternOfLine(line: string): string | undefined {
  const value = valueOfLine(line);
  if (value === undefined) return undefined;
  const found = observableOf(value);
  return 'reason' in found ? `no: ${found.reason}` : patternOf(found);
}

describe('a line of a list', () => {
  test.each<[line: string, pattern: string | undefined]>([
    ['192.0.2.7', "[ipv4-addr:value = '192.0.2.7']"],
    ['192.0.2.7/32', "[ipv4-addr:value = '192.0.2.7']"],
    ['192.0.2.0/24', "[ipv4-addr:value ISSUBSET '192.0.2.0/24']"],
    ['2001:db8::7', "[ipv6-addr:value = '2001:db8::7']"],
    ['2001:db8::/32', "[ipv6-addr:value ISSUBSET '2001:db8::/32']"],
    ['192.0.2.7:443', "[network-traffic:dst_ref.value = '192.0.2.7' AND network-traffic:dst_port = 443]"],
    ['[2001:db8::7]:443', "[network-traffic:dst_ref.value = '2001:db8::7' AND network-traffic:dst_port = 443]"],
    ['192.0.2.7:70000', 'no: it is no address with a port'],
    ['c2.example', "[domain-name:value = 'c2.example']"],
    ['C2.Example.', "[domain-name:value = 'c2.example']"],
    ['c2[.]example', "[domain-name:value = 'c2.example']"],
    ['c2[.]example # seen twice', "[domain-name:value = 'c2.example']"],
    ['  "c2.example",', "[domain-name:value = 'c2.example']"],
    ['*.c2.example', "[domain-name:value LIKE '%.c2.example']"],
    ['.c2.example', "[domain-name:value LIKE '%.c2.example']"],
    ['||c2.example^', "[domain-name:value = 'c2.example' OR domain-name:value LIKE '%.c2.example']"],
    ['||c2.example^$third-party', "[domain-name:value = 'c2.example' OR domain-name:value LIKE '%.c2.example']"],
    ['0.0.0.0 c2.example', "[domain-name:value = 'c2.example']"],
    ['127.0.0.1\tc2.example # bad', "[domain-name:value = 'c2.example']"],
    ['c2.example:8080', "[domain-name:value = 'c2.example']"],
    ['münchen.example', "[domain-name:value = 'münchen.example']"],
    ['hxxp://c2[.]example/gate.php', "[url:value = 'http://c2.example/gate.php']"],
    ['https://c2.example/#!x', "[url:value = 'https://c2.example/#!x']"],
    ['c2.example/gate.php?a=1', "[url:value IN ('http://c2.example/gate.php?a=1', 'https://c2.example/gate.php?a=1')]"],
    ['/gate.php', "[url:value LIKE '%/gate.php%']"],
    ['/a_b/100%', "[url:value MATCHES '\\\\/a_b\\\\/100%']"],
    ['D41D8CD98F00B204E9800998ECF8427E', "[file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e']"],
    [`${'a'.repeat(40)}`, `[file:hashes.'SHA-1' = '${'a'.repeat(40)}']`],
    [`${'a'.repeat(64)}`, `[file:hashes.'SHA-256' = '${'a'.repeat(64)}']`],
    [`${'a'.repeat(128)}`, `[file:hashes.'SHA-512' = '${'a'.repeat(128)}']`],
    ['bad@c2.example', "[email-addr:value = 'bad@c2.example']"],
    ['HKLM\\Software\\Run', "[windows-registry-key:key = 'HKEY_LOCAL_MACHINE\\\\Software\\\\Run']"],
    ['C:\\Windows\\Temp\\a.exe', "[file:name = 'a.exe' AND file:parent_directory_ref.path = 'C:\\\\Windows\\\\Temp']"],
    ["%TEMP%\\it's\\a.exe", "[file:name = 'a.exe' AND file:parent_directory_ref.path LIKE '%\\\\it\\'s']"],
    ['dropper.exe', "[file:name = 'dropper.exe']"],
    ['# a comment', undefined],
    ['// a comment', undefined],
    ['; a comment', undefined],
    ['! of an ad blocker', undefined],
    ['[Adblock Plus 2.0]', undefined],
    ['', undefined],
    ['nothing of the kind', 'no: no kind of value has this form'],
    ['localhost', 'no: no kind of value has this form'],
    ['999.1.1.1', 'no: no kind of value has this form'],
  ])('%s', (line, pattern) => {
    expect(patternOfLine(line)).toBe(pattern);
    if (pattern?.startsWith('['))
      expect(validatePattern(pattern).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('a port that a name has none of is said to be left out', () => {
    expect(observableOf('c2.example:8080')).toMatchObject({ leftOut: 'the port, which a name has none of' });
  });
});

test('whatever a value is, its kind refuses it or gives a valid pattern', () => {
  const kinds = Object.keys(KINDS) as Kind[];
  const part = fc.constantFrom(
    "'",
    '\\',
    '%',
    '_',
    '"',
    '/',
    '.',
    ':',
    '\0',
    '\n',
    '1',
    'a',
    'é',
    '\u{1f600}',
    ' ',
    '-',
    '@',
    '[',
    ']',
  );
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(part).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.constantFrom(...kinds), value, (kind, text) => {
      const found = KINDS[kind](text);
      if ('reason' in found) return;
      const errors = validatePattern(patternOf(found)).filter(({ severity }) => severity === 'error');
      expect(errors).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});
