import type { TypeByValue } from '../mapping.js';

/** For a field that holds an address; anything else in it gives no object. */
export const ADDRESS = ['ipv4-addr', 'ipv6-addr'] as const satisfies readonly TypeByValue[];

/** For a field that holds a name or an address, such as a Host header. */
export const HOST = ['ipv4-addr', 'ipv6-addr', 'domain-name'] as const satisfies readonly TypeByValue[];
