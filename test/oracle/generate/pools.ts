/** A constant as it stands in a pattern, by kind, so that sets can be kept to one kind. */
export type Literal = {
  readonly kind: 'number' | 'boolean' | 'string' | 'octets' | 'timestamp';
  readonly source: string;
};

/** Values that data and patterns both draw on: small, so that they meet, and chosen for the traps between them. */
export type Pool = {
  /** JSON values of a property. */
  readonly values: readonly unknown[];
  /** Constants to compare it with. */
  readonly constants: readonly Literal[];
  readonly likes?: readonly string[];
  readonly expressions?: readonly string[];
  /** Address constants, for ISSUBSET and ISSUPERSET. */
  readonly ranges?: readonly string[];
};

/** Quotes a text as a string constant or a path step. */
export function quote(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}

const numbers = (...sources: string[]): Literal[] => sources.map((source) => ({ kind: 'number', source }));
const strings = (...texts: string[]): Literal[] => texts.map((text) => ({ kind: 'string', source: quote(text) }));
const octets = (...sources: string[]): Literal[] => sources.map((source) => ({ kind: 'octets', source }));
const booleans: readonly Literal[] = [
  { kind: 'boolean', source: 'true' },
  { kind: 'boolean', source: 'false' },
];

/** Instants in order; neighbours may be the same instant, spelled differently. Second 60 is the following :00. */
export const instants: readonly string[] = [
  '2016-12-31T23:59:56Z',
  '2016-12-31T23:59:57Z',
  '2016-12-31T23:59:57.5Z',
  '2016-12-31T23:59:58Z',
  '2016-12-31T23:59:59.0000000001Z',
  '2016-12-31T23:59:60Z',
  '2017-01-01T00:00:00Z',
  '2017-01-01T00:00:00.000000000Z',
  '2017-01-01T00:00:00.000000001Z',
  '2017-01-01T00:00:01Z',
  '2017-01-01T00:00:01.50Z',
  '2017-01-01T00:00:02Z',
  '2017-01-01T00:00:05Z',
];

const timestamps: readonly Literal[] = instants.map((instant) => ({ kind: 'timestamp', source: `t'${instant}'` }));

/** Windows that the differences of `instants` hit exactly, just miss and just exceed. */
// prettier-ignore
export const windows: readonly string[] = [
  '1', '2', '3', '4', '0.5', '.5', '1.5', '1.000000001', '0.9999999999', '5', '5.000000001', '9', '9.1', '+2', '100',
];

// prettier-ignore
const nasty = [
  'a', 'A', 'ab', 'b\n', 'a\nb', '', 'é', 'e\u0301', '\u{1f600}', '\uff5e', '\ud83d', '\ufeffa', "it's", 'a\\b', 'a%b',
  'a_b', 'ÿ\u0000', '41', '1', 'constructor', '\u212b', '\u0663', 'a b\u0085',
];

// prettier-ignore
const text: Pool = {
  values: nasty,
  constants: [...strings(...nasty), ...octets("h'61'", "h'E9'", "b'YQ=='", "h'ff00'", "b''")],
  likes: ['%', 'a%', '_', '%b', '__', '%\u0301%', 'é', 'e\u0301', 'a\\b', 'a%b%', '%\n', '\u{1f600}', 'A_', 'a_b', ''],
  expressions: [
    'a', '.', '^a', 'b$', '^.$', '\\w', '^\\w+$', '\\d', '\\s', '[a-z]b', '^[^a]', 'a|é', '(?i)A', 'a.b', '^a?b*', '\\bb',
    'e\u0301', '^(?:a|b){1,2}$', '\\\\', '[\\d_%]', '\\S+', '\\D$', '\\x61', "'", '^$', 'a\\B', '\\W',
  ],
};

const number: Pool = {
  values: [0, 1, 2, -0, -1, 1.5, 0.1, 9007199254740991, -9007199254740991, 0.30000000000000004],
  constants: numbers(
    '0',
    '1',
    '2',
    '1.0',
    '-0',
    '-1',
    '1.5',
    '.1',
    '9007199254740991',
    '-9007199254740991',
    '+1',
    '0.3',
  ),
};

const flag: Pool = { values: [true, false], constants: booleans };

const time: Pool = {
  values: [...instants, 'yesterday', '2017-02-29T00:00:00Z', '2017-01-01T00:00:00+00:00', '2017-01-01t00:00:00z'],
  constants: [...timestamps, ...timestamps, ...strings('2017-01-01T00:00:00Z', '2016-12-31T23:59:60Z')],
  likes: ['2017%', '2016-%Z', '%:60Z'],
  expressions: ['^2017', 'Z$', '\\.\\d+Z'],
};

// prettier-ignore
const hexadecimal: Pool = {
  values: ['41', '4142', '', '61', 'E9', 'ff00', 'c3a9', '0a', 'zz', '414', null, 41],
  constants: [...octets("h'41'", "h'4142'", "h''", "h'e9'", "h'FF00'", "b'QQ=='", "b'QUI='"), ...strings('A', 'é', '41', '€')],
  likes: ['%', 'A%', '_', 'é', '__', '%\u0000', 'e\u0301', '€%'],
  expressions: ['A', '^.$', '\\w', '^[\\x80-\\xff]', 'é|a', '€|A', '^$', 'A\\b', '[^A]', '(?i)a', '\\s$'],
};

const base64: Pool = {
  ...hexadecimal,
  values: ['QQ==', 'QUI=', '', 'YQ==', '6Q==', '/wA=', 'w6k=', 'Cg==', '@@@@', 'QQ', 'Q Q=', null],
};

const anything: Pool = {
  values: [null, 'a', 1, true, {}, [], ['a'], { v: 'a' }, '2017-01-01T00:00:00Z', [null], '10.0.0.1'],
  constants: [...strings('a', '1'), ...numbers('1'), ...booleans, ...octets("h'61'"), ...timestamps.slice(0, 2)],
  likes: ['%'],
  expressions: ['.'],
  ranges: ['10.0.0.0/8'],
};

const word: Pool = {
  values: ['a', 'b', 'c'],
  constants: [...strings('a', 'b', 'c'), ...octets("h'61'")],
  likes: ['a%', '_', '%b', 'c'],
  expressions: ['a|b', '^c$', '[^a]'],
};

// prettier-ignore
const address: Pool = {
  values: [
    '10.0.0.1', '10.0.0.0/8', '10.1.0.0/16', '192.168.0.1/32', '0.0.0.0/0', '10.0.0.01', '10.1', '2001:db8::1',
    '2001:DB8:0:0::/64', '::/0', '::ffff:10.0.0.1', 'fe80::1%eth0', '10.200.0.1/8', 'host',
  ],
  constants: strings('10.0.0.1', '10.0.0.0/8', '2001:db8::1', 'host'),
  likes: ['10.%', '%:%', '%/_'],
  expressions: ['^10\\.', '::', '/\\d+$'],
  ranges: [
    '10.0.0.0/8', '10.0.0.1', '0.0.0.0/0', '10.9.9.9/16', '192.168.0.0/24', '2001:db8::/32', '::/0', '2001:db8::1/128',
    '::ffff:0.0.0.0/96', '10.0.0.1/32', '255.255.255.255',
  ],
};

const domain: Pool = {
  values: ['example.com', 'EXAMPLE.com', 'example.com.', 'www.Example.COM.', 'b.example.com', 'other.org'],
  constants: strings('example.com', 'Example.com', 'example.com.', 'WWW.example.com', 'b.example.com', 'other.org'),
  likes: ['%.example.com', '%EXAMPLE.com', '%.com.', '_.Example.com', '%m_', '%'],
  expressions: ['example', '\\.com$', '(?i)EXAMPLE', '^www\\.'],
};

const email: Pool = {
  values: ['joe@example.com', 'Joe@example.com', 'joe@EXAMPLE.com', 'joe@b.example.com.', 'joe'],
  constants: strings('joe@example.com', 'joe@Example.COM', 'Joe@example.com.', 'joe@b.example.com', 'joe', 'JOE'),
  likes: ['%@EXAMPLE.com', 'joe@%', 'Joe%', '%@example.com.', '%b.Example.com'],
  expressions: ['@example', '^joe', '(?i)@EXAMPLE'],
};

// prettier-ignore
const url: Pool = {
  values: [
    'http://example.com/', 'http://EXAMPLE.com', 'HTTP://example.com:80/', 'https://example.com:443?q=A',
    'http://example.com/A', 'http://u@Example.com:8080/', 'example.com',
  ],
  constants: strings(
    'http://example.com/', 'http://example.com', 'http://Example.com:80', 'https://example.com/?q=A',
    'http://example.com/a', 'http://u@example.com:8080', 'http://U@example.com:8080/', 'Example.com',
  ),
  likes: ['http://%', 'HTTP%', '%.com%', '%/'],
  expressions: ['^https?://', 'example', '(?i)HTTP:'],
};

const hash: Pool = {
  values: ['ab12', 'AB12', 'aB12', 'cd34', 'CD34'],
  constants: strings('ab12', 'AB12', 'cd34', 'Cd34'),
  likes: ['AB%', '%34', 'ab_2', '____'],
  expressions: ['^ab', '(?i)^CD', '\\d\\d$'],
};

const identifier: Pool = {
  values: [],
  constants: strings('x-bag--00000000-0000-4000-8000-000000000000', 'file--00000000-0000-4000-8000-000000000001'),
  likes: ['x-%', 'file--%', '%1', '%'],
  expressions: ['^x-', '0$', 'file|ipv4'],
};

/** Every pool by name. */
// prettier-ignore
export const pools = {
  text, number, flag, time, hexadecimal, base64, anything, word, address, domain, email, url, hash, identifier,
} as const satisfies Readonly<Record<string, Pool>>;

export type PoolName = keyof typeof pools;

/** One constant of every kind, for comparing what cannot be compared. */
export const foreignConstants: readonly Literal[] = [
  ...strings('a', 'é'),
  ...numbers('0', '1'),
  ...booleans,
  ...octets("h'61'", "b'QQ=='"),
  ...timestamps.slice(5, 7),
];
