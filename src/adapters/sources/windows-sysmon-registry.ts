import type { Condition } from '../condition.js';
import type { LogMapping } from '../mapping.js';
import type { FieldPath } from '../record.js';
import { WINDOWS_TIME } from './windows-parts.js';
import { SYSMON_ACTOR_OBJECTS } from './windows-sysmon-parts.js';

/** Whether the path of the event ends in the name of a value; the path of a key looks the same. */
const OF_A_VALUE: Condition = {
  field: 'data.EventType',
  in: ['SetValue', 'CreateValue', 'DeleteValue', 'RenameValue'],
};
const PATH = 'data.TargetObject';

/** The key that a path names, or that the value lies in that it names. */
const keyOf = (path: FieldPath) =>
  ({
    firstOf: [
      { field: path, as: 'registry-key-of-value', when: OF_A_VALUE },
      { field: path, as: 'registry-key' },
    ],
  }) as const;
const valueOf = (path: FieldPath) => ({ name: { field: path, as: 'registry-value-name', when: OF_A_VALUE } }) as const;

/** Event 12: a key or value created or deleted. */
export const SYSMON_REGISTRY_OBJECT: LogMapping = {
  name: 'windows-sysmon-registry-object',
  title: 'Sysmon 12: registry key or value created or deleted',
  kinds: ['sysmon/12'],
  time: WINDOWS_TIME,
  objects: {
    ...SYSMON_ACTOR_OBJECTS,
    key: {
      type: 'windows-registry-key',
      properties: {
        key: keyOf(PATH),
        values: [valueOf(PATH)],
        creator_user_ref: { object: 'user' },
      },
    },
  },
};

/** Event 13: a value set. */
export const SYSMON_REGISTRY_VALUE: LogMapping = {
  name: 'windows-sysmon-registry-value',
  title: 'Sysmon 13: registry value set',
  kinds: ['sysmon/13'],
  time: WINDOWS_TIME,
  objects: {
    ...SYSMON_ACTOR_OBJECTS,
    key: {
      type: 'windows-registry-key',
      properties: {
        key: { field: PATH, as: 'registry-key-of-value' },
        values: [
          {
            name: { field: PATH, as: 'registry-value-name' },
            data: { field: 'data.Details', as: 'registry-data' },
            data_type: { field: 'data.Details', as: 'registry-data-type' },
          },
        ],
        modified_time: { time: 'first' },
        creator_user_ref: { object: 'user' },
      },
    },
  },
};

/** Event 14: a key or value renamed; both names are there to be found. */
export const SYSMON_REGISTRY_RENAME: LogMapping = {
  name: 'windows-sysmon-registry-rename',
  title: 'Sysmon 14: registry key or value renamed',
  kinds: ['sysmon/14'],
  time: WINDOWS_TIME,
  objects: {
    ...SYSMON_ACTOR_OBJECTS,
    before: {
      type: 'windows-registry-key',
      properties: {
        key: keyOf(PATH),
        values: [valueOf(PATH)],
      },
    },
    after: {
      type: 'windows-registry-key',
      properties: {
        key: keyOf('data.NewName'),
        values: [valueOf('data.NewName')],
        creator_user_ref: { object: 'user' },
      },
    },
  },
};
