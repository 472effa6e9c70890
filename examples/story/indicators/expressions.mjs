import { FILES } from '../cast.mjs';
import { has, inNetwork, name, request, traffic } from '../probe.mjs';

const { loader } = FILES;

/** Indicators with the other operators, with several comparisons in one bracket, and with references. */
export const EXPRESSIONS = [
  {
    key: 'control-certificate',
    name: 'Fresh certificate of the command and control',
    shows: 'LIKE, AND, and a timestamp: both comparisons hold for the same certificate.',
    indicates: 'reedpipe',
    phase: 'command-and-control',
    pattern:
      "[x509-certificate:subject LIKE '%sable-metrics%' AND x509-certificate:validity_not_before > t'2026-03-01T00:00:00Z']",
    seen: (observation) =>
      has(
        observation,
        'x509-certificate',
        (object) => object.subject.includes('sable-metrics') && object.validity_not_before > '2026-03-01',
      ),
  },
  {
    key: 'notice-mail',
    name: 'The delivery notice, as a mail',
    shows: 'A reference is followed: the mail whose From address is this one.',
    indicates: 'attachment',
    phase: 'initial-access',
    pattern:
      "[email-message:from_ref.value = 'billing@harborline-freight.example' AND email-message:subject LIKE 'Delivery notice %']",
    seen: (observation) =>
      has(
        observation,
        'email-message',
        (object, follow) =>
          follow(object.from_ref).value === 'billing@harborline-freight.example' &&
          object.subject.startsWith('Delivery notice '),
      ),
  },
  {
    key: 'macro-document',
    name: 'Word document with macros',
    shows: 'LIKE on a suffix, and a number.',
    indicates: 'malicious-file',
    phase: 'execution',
    pattern: "[file:name LIKE '%.docm' AND file:size >= 100000]",
    seen: (observation) =>
      has(observation, 'file', (object) => object.name?.endsWith('.docm') && object.size >= 100_000),
  },
  {
    key: 'tunnel-name',
    name: 'Data in the labels of a DNS name',
    shows: 'MATCHES with anchors: hexadecimal labels of at least 24 characters.',
    indicates: 'dns',
    phase: 'command-and-control',
    pattern: String.raw`[domain-name:value MATCHES '^[0-9a-f]{24,}\\.t\\.reedpipe-ns\\.example$']`,
    seen: (observation) =>
      has(observation, 'domain-name', (object) => /^[0-9a-f]{24,}\.t\.reedpipe-ns\.example$/.test(object.value)),
  },
  {
    key: 'generated-name',
    name: 'Names that REEDPIPE computes',
    shows: 'MATCHES with an alternative.',
    indicates: 'generated-names',
    phase: 'command-and-control',
    pattern: String.raw`[domain-name:value MATCHES '^[a-z0-9]{12}\\.(example|test)$']`,
    seen: (observation) =>
      has(observation, 'domain-name', (object) => /^[a-z0-9]{12}\.(example|test)$/.test(object.value)),
  },
  {
    key: 'control-network',
    name: 'Network of the command and control, IPv4',
    shows: 'ISSUBSET: an address lies in a network.',
    indicates: 'intrusion-set',
    phase: 'command-and-control',
    pattern: "[ipv4-addr:value ISSUBSET '198.51.100.128/27']",
    seen: (observation) => has(observation, 'ipv4-addr', (object) => inNetwork(object.value, '198.51.100.128/27')),
  },
  {
    key: 'control-network-ipv6',
    name: 'Network of the command and control, IPv6',
    shows: 'ISSUBSET with IPv6; Suricata writes such addresses in full.',
    indicates: 'intrusion-set',
    phase: 'command-and-control',
    pattern: "[ipv6-addr:value ISSUBSET '2001:db8:5ab1::/48']",
    seen: (observation) => has(observation, 'ipv6-addr', (object) => inNetwork(object.value, '2001:db8:5ab1::/48')),
  },
  {
    key: 'staging-superset',
    name: 'Whatever contains the staging server',
    shows: 'ISSUPERSET: a single address contains itself.',
    indicates: 'saltmarsh',
    phase: 'execution',
    pattern: "[ipv4-addr:value ISSUPERSET '203.0.113.77/32']",
    seen: (observation) => has(observation, 'ipv4-addr', (object) => object.value === '203.0.113.77'),
  },
  {
    key: 'large-upload',
    name: 'Large upload to the internet',
    shows: 'Numbers, a negation and a timestamp; without NOT ISSUBSET the backup would be found as well.',
    indicates: 'exfiltration',
    phase: 'exfiltration',
    pattern:
      "[network-traffic:src_byte_count > 50000000 AND network-traffic:dst_ref.value NOT ISSUBSET '10.0.0.0/8' AND network-traffic:start >= t'2026-03-12T17:00:00Z']",
    seen: traffic(
      (object, follow) =>
        object.src_byte_count > 50_000_000 &&
        !inNetwork(follow(object.dst_ref).value, '10.0.0.0/8') &&
        object.start >= '2026-03-12T17:00:00',
    ),
  },
  {
    key: 'share-copy',
    name: 'A share is copied',
    shows: 'Two numbers of the same connection.',
    indicates: 'shared-drive',
    phase: 'collection',
    pattern: '[network-traffic:dst_port = 445 AND network-traffic:dst_byte_count > 100000000]',
    seen: traffic((object) => object.dst_port === 445 && object.dst_byte_count > 100_000_000),
  },
  {
    key: 'resolves-to-control',
    name: 'Any name that resolves to the command and control',
    shows: 'Every element of a list of references, followed.',
    indicates: 'reedpipe',
    phase: 'command-and-control',
    pattern: "[domain-name:resolves_to_refs[*].value IN ('198.51.100.140', '2001:db8:5ab1::140')]",
    seen: (observation) =>
      has(observation, 'domain-name', (object, follow) =>
        object.resolves_to_refs?.some((ref) => ['198.51.100.140', '2001:db8:5ab1::140'].includes(follow(ref).value)),
      ),
  },
  {
    key: 'resolver-bypass',
    name: "DNS past the company's resolver",
    shows: 'NOT IN; it also finds a harmless printer that has a resolver of its own.',
    indicates: 'dns',
    phase: 'command-and-control',
    pattern:
      "[network-traffic:dst_port = 53 AND network-traffic:dst_ref.value NOT IN ('10.20.0.53', '10.20.0.54') AND network-traffic:protocols[*] = 'udp']",
    seen: traffic(
      (object, follow) =>
        object.dst_port === 53 &&
        !['10.20.0.53', '10.20.0.54'].includes(follow(object.dst_ref).value) &&
        object.protocols.includes('udp'),
    ),
  },
  {
    key: 'no-agent',
    name: 'HTTP without a user agent',
    shows: 'EXISTS and NOT EXISTS: HTTP whose request has no such header.',
    indicates: 'saltmarsh',
    phase: 'execution',
    pattern:
      "[EXISTS network-traffic:extensions.'http-request-ext' AND NOT EXISTS network-traffic:extensions.'http-request-ext'.request_header.'User-Agent']",
    seen: traffic(
      (object) => request(object) !== undefined && request(object).request_header['User-Agent'] === undefined,
    ),
  },
  {
    key: 'odd-port',
    name: 'HTTP to the staging server on a port of its own',
    shows: 'A reference, != and an element of a list.',
    indicates: 'saltmarsh',
    phase: 'command-and-control',
    pattern:
      "[network-traffic:dst_ref.value = '203.0.113.77' AND network-traffic:dst_port != 80 AND network-traffic:protocols[*] = 'http']",
    seen: traffic(
      (object, follow) =>
        follow(object.dst_ref).value === '203.0.113.77' && object.dst_port !== 80 && object.protocols.includes('http'),
    ),
  },
  {
    key: 'lateral',
    name: 'File sharing or remote desktop from the first computer',
    shows: 'Parentheses inside a bracket: OR before AND.',
    indicates: 'remote-desktop',
    phase: 'lateral-movement',
    pattern:
      "[(network-traffic:dst_port = 445 OR network-traffic:dst_port = 3389) AND network-traffic:src_ref.value = '10.20.30.117']",
    seen: traffic(
      (object, follow) => [445, 3389].includes(object.dst_port) && follow(object.src_ref).value === '10.20.30.117',
    ),
  },
  {
    key: 'staging-any',
    name: 'The staging server by name, by address or by what it serves',
    shows: 'OR over three types of object.',
    indicates: 'saltmarsh',
    phase: 'execution',
    pattern: `[domain-name:value = 'cdn.quayside-static.example' OR ipv4-addr:value = '203.0.113.77' OR file:hashes.'SHA-256' = '${loader.sha256}']`,
    seen: (observation) =>
      has(observation, 'domain-name', (object) => object.value === 'cdn.quayside-static.example') ||
      has(observation, 'ipv4-addr', (object) => object.value === '203.0.113.77') ||
      has(observation, 'file', ({ hashes }) => hashes['SHA-256'] === loader.sha256),
  },
  {
    key: 'drop-window',
    name: 'The store, between 20:45 and 21:00',
    shows: 'START and STOP: the same name is seen outside the quarter of an hour as well.',
    indicates: 'exfiltration',
    phase: 'exfiltration',
    pattern:
      "[domain-name:value = 'drop.cormorant-store.example'] START t'2026-03-12T20:45:00Z' STOP t'2026-03-12T21:00:00Z'",
    window: ['2026-03-12T20:45:00Z', '2026-03-12T21:00:00Z'],
    seen: name('drop.cormorant-store.example'),
  },
];
