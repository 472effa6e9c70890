// Equality indicators in the proportions of a real feed: names, addresses, URLs and hashes. The n-th is always the same, so that a feed of ten
// is the beginning of a feed of a hundred thousand.

const KINDS = [
  'name',
  'address',
  'name',
  'url',
  'hash',
  'name',
  'address',
  'name',
  'url',
  'hash',
  'address',
  'name',
  'hash',
];
const WORDS = ['login', 'cdn', 'static', 'update', 'secure-mail', 'files', 'account-check', 'api', 'telemetry', 'img'];
const ZONES = ['example', 'test', 'invalid'];

/** The kind and the constant of the n-th indicator. Names and addresses are of zones and networks that no other traffic uses. */
export function constantAt(number) {
  const kind = KINDS[number % KINDS.length];
  const scattered = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  const name = `${WORDS[scattered % WORDS.length]}-${scattered.toString(36)}.${ZONES[number % ZONES.length]}`;
  switch (kind) {
    case 'name':
      return { kind, value: name };
    case 'address':
      // RFC 2544: 198.18.0.0/15 has room for 131,072.
      return { kind, value: `198.${18 + ((number >> 16) & 1)}.${(number >> 8) & 255}.${number & 255}` };
    case 'url':
      return { kind, value: `http://${name}/${scattered.toString(16)}/index.php` };
    default:
      return { kind, value: scattered.toString(16).padStart(8, '0').repeat(8) };
  }
}

const PATHS = {
  name: 'domain-name:value',
  address: 'ipv4-addr:value',
  url: 'url:value',
  hash: "file:hashes.'SHA-256'",
};

/** A feed of `count` indicators. */
export function createIndicators(count) {
  return Array.from({ length: count }, (_, number) => {
    const { kind, value } = constantAt(number);
    return {
      type: 'indicator',
      spec_version: '2.1',
      id: `indicator--${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`,
      pattern: `[${PATHS[kind]} = '${value}']`,
      pattern_type: 'stix',
      pattern_version: '2.1',
    };
  });
}
