import { count, groups, oneOf, only, reference, text, textOf, timestamp } from './property.js';

/** STIX 2.1 section 6.17. */
export const WINDOWS_REGISTRY_KEY = {
  contributing: ['key', 'values'],
  properties: {
    key: textOf('registry-key'),
    values: groups({
      name: text,
      data: text,
      data_type: oneOf([
        'REG_NONE',
        'REG_SZ',
        'REG_EXPAND_SZ',
        'REG_BINARY',
        'REG_DWORD',
        'REG_DWORD_BIG_ENDIAN',
        'REG_DWORD_LITTLE_ENDIAN',
        'REG_LINK',
        'REG_MULTI_SZ',
        'REG_RESOURCE_LIST',
        'REG_FULL_RESOURCE_DESCRIPTION',
        'REG_RESOURCE_REQUIREMENTS_LIST',
        'REG_QWORD',
        'REG_INVALID_TYPE',
      ]),
    }),
    modified_time: only('2.1', timestamp),
    modified: only('2.0', timestamp),
    creator_user_ref: reference('user-account'),
    number_of_subkeys: count,
  },
} as const;
