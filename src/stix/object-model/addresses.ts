import { count, reference, references, text, textOf } from './property.js';

/** The types that a value alone describes (STIX 2.1 sections 6.2, 6.4, 6.5, 6.8 to 6.10 and 6.15). */
export const ADDRESSES = {
  'ipv4-addr': {
    contributing: ['value'],
    properties: {
      value: textOf('ipv4-addr'),
      resolves_to_refs: references('mac-addr'),
      belongs_to_refs: references('autonomous-system'),
    },
  },
  'ipv6-addr': {
    contributing: ['value'],
    properties: {
      value: textOf('ipv6-addr'),
      resolves_to_refs: references('mac-addr'),
      belongs_to_refs: references('autonomous-system'),
    },
  },
  'mac-addr': { contributing: ['value'], properties: { value: textOf('mac-addr') } },
  'domain-name': {
    contributing: ['value'],
    properties: {
      value: textOf('domain-name'),
      resolves_to_refs: references('ipv4-addr', 'ipv6-addr', 'domain-name'),
    },
  },
  url: { contributing: ['value'], properties: { value: textOf('url') } },
  'email-addr': {
    contributing: ['value'],
    properties: { value: textOf('email-addr'), display_name: text, belongs_to_ref: reference('user-account') },
  },
  'autonomous-system': { contributing: ['number'], properties: { number: count, name: text, rir: text } },
} as const;
