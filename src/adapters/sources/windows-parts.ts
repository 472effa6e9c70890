import type { Condition } from '../condition.js';
import type { FieldPath } from '../record.js';
import type { FieldMapping, LogMapping, ObjectMappingOf, ValueMapping } from '../mapping.js';

/** The event's own time; of an event that lost it, the time that Sysmon writes beside it, which is always UTC. */
export const WINDOWS_TIME = {
  first: { firstOf: ['time', { field: 'data.UtcTime', as: 'utc' }] },
} as const satisfies LogMapping['time'];

/** What stands for nobody where an event has no account to name. */
const NOBODY = ['S-1-0-0', 'NULL SID'] as const;

/** A security identifier that is somebody's. */
export const sidIn = <const Field extends FieldPath>(
  field: Field,
): { readonly field: Field; readonly when: Condition } => ({ field, when: { not: { field, in: NOBODY } } });

/** Whether a field names a process that has an image, which the kernel's own have not. */
const hasImage = (field: FieldPath): Condition => ({
  not: { field, in: ['System', 'Registry', 'MemCompression', 'Idle', '<unknown process>', 'unknown process'] },
});

/** What every file that a path names has; `directory` is the object that was made of the same path. */
export const fileAt = (path: FieldPath, directory: string) =>
  ({
    name: { field: path, as: 'base-name', when: hasImage(path) },
    parent_directory_ref: { object: directory },
  }) as const satisfies ObjectMappingOf<'file'>['properties'];

/** The hashes in a list of Sysmon's. */
export const hashesIn = (field: FieldPath) =>
  ({
    MD5: { field, as: 'hash-md5' },
    'SHA-1': { field, as: 'hash-sha-1' },
    'SHA-256': { field, as: 'hash-sha-256' },
  }) as const satisfies ObjectMappingOf<'file'>['properties']['hashes'];

/** The name of a process is that of its image. */
export const processName = (path: FieldPath): FieldMapping => ({
  field: path,
  as: 'base-name',
  when: { not: { field: path, in: ['<unknown process>', 'unknown process'] } },
});

/** An account written as `DOMAIN\user`. */
export const accountNamed = (field: FieldPath) =>
  ({ type: 'user-account', properties: { user_id: field, account_login: { field, as: 'base-name' } } }) as const;

/** An account of the Security log: its identifier and its name in fields of their own. */
export const accountOf = (sid: FieldPath, name: FieldPath) =>
  ({ type: 'user-account', properties: { user_id: sidIn(sid), account_login: name } }) as const;

/** Who did it, in every event of the Security log. */
export const SUBJECT = accountOf('data.SubjectUserSid', 'data.SubjectUserName');

/** The outermost of `protocols`. */
export const familyOf = (...fields: readonly FieldPath[]): ValueMapping => ({
  firstOf: fields.map((field) => ({ field, as: ['plain-address', 'address-family'] as const })),
});
