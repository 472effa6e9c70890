import type { Condition } from '../condition.js';
import type { LogMapping } from '../mapping.js';

/** `timestamp` is when the cloud got the event, `ContextTimeStamp` when it happened. */
export const FALCON_TIME = {
  first: { firstOf: ['ContextTimeStamp', 'timestamp'] },
} as const satisfies LogMapping['time'];

/** A hash that was not computed is all zeros. */
const computed = (field: string): Condition => ({
  not: { field, in: ['0'.repeat(32), '0'.repeat(40), '0'.repeat(64)] },
});

export const FALCON_HASHES = {
  MD5: { field: 'MD5HashData', when: computed('MD5HashData') },
  'SHA-1': { field: 'SHA1HashData', when: computed('SHA1HashData') },
  'SHA-256': { field: 'SHA256HashData', when: computed('SHA256HashData') },
} as const;

/** The process that did it, of which other events than its start have the name alone; its number there is Falcon's own. */
export const FALCON_CONTEXT = {
  contextImage: {
    type: 'file',
    properties: { name: { firstOf: ['ContextBaseFileName', { field: 'ContextImageFileName', as: 'base-name' }] } },
  },
  context: {
    type: 'process',
    properties: {
      name: { firstOf: ['ContextBaseFileName', { field: 'ContextImageFileName', as: 'base-name' }] },
      image_ref: { object: 'contextImage' },
    },
  },
} as const satisfies LogMapping['objects'];

export const FALCON_USER = {
  user: {
    type: 'user-account',
    properties: { user_id: { firstOf: ['UserSid', 'UID', 'UserName'] }, account_login: 'UserName' },
  },
} as const satisfies LogMapping['objects'];
