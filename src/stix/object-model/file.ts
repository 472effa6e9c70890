import { FILE_EXTENSIONS } from './file-extensions.js';
import {
  boolean,
  count,
  extensions,
  hashes,
  hex,
  only,
  reference,
  references,
  text,
  textOf,
  timestamp,
} from './property.js';

/** STIX 2.1 section 6.7. */
export const FILE = {
  contributing: ['hashes', 'name', 'extensions', 'parent_directory_ref'],
  properties: {
    hashes,
    size: count,
    name: textOf('file-name'),
    name_enc: text,
    magic_number_hex: hex,
    mime_type: text,
    ctime: only('2.1', timestamp),
    mtime: only('2.1', timestamp),
    atime: only('2.1', timestamp),
    created: only('2.0', timestamp),
    modified: only('2.0', timestamp),
    accessed: only('2.0', timestamp),
    is_encrypted: only('2.0', boolean),
    encryption_algorithm: only('2.0', text),
    decryption_key: only('2.0', text),
    parent_directory_ref: reference('directory'),
    contains_refs: references(),
    content_ref: reference('artifact'),
    extensions: extensions(FILE_EXTENSIONS),
  },
} as const;
