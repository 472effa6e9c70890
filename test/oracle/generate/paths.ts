import type { PoolName } from './pools.js';

/** A path as it stands in a pattern, and the pool of what it may select. */
export type PathSpec = readonly [source: string, pool: PoolName];

const event: readonly PathSpec[] = [
  ['x-event:v', 'word'],
  ['x-event:v', 'word'],
  ["x-event:'v'", 'word'],
  ['x-event:n', 'number'],
  ['x-event:at', 'time'],
];

const bag: readonly PathSpec[] = [
  ['x-bag:v', 'word'],
  ['x-bag:text', 'text'],
  ['x-bag:text', 'text'],
  ['x-bag:n', 'number'],
  ['x-bag:flag', 'flag'],
  ['x-bag:m', 'anything'],
  ['x-bag:m.v', 'word'],
  ['x-bag:at', 'time'],
  ['x-bag:words', 'word'],
  ['x-bag:words[*]', 'word'],
  ['x-bag:words[0]', 'word'],
  ['x-bag:words[-1]', 'word'],
  ['x-bag:words[9]', 'word'],
  ['x-bag:words.length', 'number'],
  ['x-bag:texts[*]', 'text'],
  ['x-bag:numbers[*]', 'number'],
  ['x-bag:mixed[*]', 'anything'],
  ['x-bag:nested[*][0]', 'word'],
  ['x-bag:nested[1]', 'word'],
  ['x-bag:rows[*].v', 'word'],
  ['x-bag:rows[0].n', 'number'],
  ['x-bag:p_hex', 'hexadecimal'],
  ['x-bag:q_bin', 'base64'],
  ['x-bag:r_hex[*]', 'hexadecimal'],
  ["x-bag:'START'", 'word'],
  ["x-bag:'my-key'", 'word'],
  ['x-bag:constructor', 'word'],
  ['x-bag:d.constructor', 'word'],
  ['x-bag:d.__proto__.v', 'word'],
  ['x-bag:__proto__', 'word'],
  ['x-bag:d.length', 'number'],
  ["x-bag:d.'a.b'", 'word'],
  ["x-bag:d.'it\\'s\\\\'", 'word'],
  ['x-bag:d.s_hex', 'hexadecimal'],
  ['x-bag:d[*]', 'word'],
  ['x-bag:type', 'identifier'],
  ['identity:name', 'word'],
];

const bagReferences: readonly PathSpec[] = [
  ['x-bag:v', 'word'],
  ['x-bag:next_ref', 'word'],
  ['x-bag:next_ref.v', 'word'],
  ['x-bag:next_ref.type', 'identifier'],
  ['x-bag:next_ref.id', 'identifier'],
  ['x-bag:next_ref.next_ref.v', 'word'],
  ['x-bag:next_ref.next_ref.next_ref.words[*]', 'word'],
  ['x-bag:d.deep_ref.text', 'text'],
  ['x-bag:all_refs', 'word'],
  ['x-bag:all_refs[0]', 'word'],
  ['x-bag:all_refs[*].v', 'word'],
  ['x-bag:all_refs[1].v', 'word'],
  ['x-bag:all_refs[*].next_ref.n', 'number'],
  ['x-bag:all_refs[*].all_refs[*].v', 'word'],
  ['x-bag:all_refs.v', 'word'],
  ['x-bag:all_refs[*]', 'word'],
];

const file: readonly PathSpec[] = [
  ['file:name', 'word'],
  ['file:size', 'number'],
  ['file:created', 'time'],
  ['file:hashes.MD5', 'hash'],
  ['file:hashes.md5', 'hash'],
  ["file:hashes.'SHA-1'", 'hash'],
  ["file:hashes.'SHA-256'", 'hash'],
  ['file:hashes.sha256', 'hash'],
  ["file:extensions.'x-ext'.sections[*].hashes.MD5", 'hash'],
  ["file:extensions.'x-ext'.sections[0].hashes.SHA256", 'hash'],
  ['file:parent_directory_ref.name', 'word'],
  ['file:contains_refs[*].hashes.MD5', 'hash'],
];

const network: readonly PathSpec[] = [
  ['ipv4-addr:value', 'address'],
  ['ipv6-addr:value', 'address'],
  ['ipv4-addr:resolves_to_refs[*].value', 'address'],
  ['network-traffic:dst_ref.value', 'address'],
  ['network-traffic:src_ref.value', 'address'],
  ['network-traffic:src_ref', 'address'],
  ['network-traffic:src_port', 'number'],
  ['network-traffic:protocols', 'word'],
  ['network-traffic:protocols[*]', 'word'],
  ['network-traffic:start', 'time'],
  ["network-traffic:request_header.'User-Agent'", 'word'],
  ["network-traffic:request_header.'User-Agent'[*]", 'word'],
];

const names: readonly PathSpec[] = [
  ['domain-name:value', 'domain'],
  ['domain-name:value', 'domain'],
  ['domain-name:resolves_to_refs[*].value', 'domain'],
  ['email-addr:value', 'email'],
  ['email-addr:belongs_to_ref.value', 'domain'],
  ['url:value', 'url'],
  ['url:value', 'url'],
  ['network-traffic:dst_ref.value', 'domain'],
];

/** A corner of the language: the types its observations hold and the paths its patterns ask for. */
export type Theme = { readonly types: readonly string[]; readonly paths: readonly PathSpec[] };

export const themes = {
  event: { types: ['x-event'], paths: event },
  bag: { types: ['x-bag'], paths: bag },
  references: { types: ['x-bag'], paths: bagReferences },
  file: { types: ['file'], paths: file },
  network: { types: ['network-traffic', 'ipv4-addr', 'ipv6-addr'], paths: network },
  names: { types: ['domain-name', 'url', 'email-addr', 'network-traffic'], paths: names },
  everything: {
    types: ['x-event', 'x-bag', 'file', 'ipv4-addr', 'domain-name', 'network-traffic'],
    paths: [...event, ...bag, ...bagReferences, ...file, ...network, ...names],
  },
} as const satisfies Readonly<Record<string, Theme>>;

export type ThemeName = keyof typeof themes;
