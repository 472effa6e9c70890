import type { FieldPath } from '../record.js';

/** The directory that a path lies in. */
export const directoryOf = (path: FieldPath) =>
  ({ type: 'directory', properties: { path: { field: path, as: 'directory-name' } } }) as const;
