import { binary, hashes, oneOf, only, references, text, textOf, texts, timestamp } from './property.js';

/** Artifacts, directories, mutexes and software (STIX 2.1 sections 6.1, 6.3, 6.11 and 6.14). */
export const THINGS = {
  artifact: {
    contributing: ['hashes', 'payload_bin'],
    properties: {
      mime_type: text,
      payload_bin: binary,
      url: textOf('url'),
      hashes,
      encryption_algorithm: only('2.1', oneOf(['AES-256-GCM', 'ChaCha20-Poly1305', 'mime-type-indicated'])),
      decryption_key: only('2.1', text),
    },
  },
  directory: {
    contributing: ['path'],
    properties: {
      path: textOf('file-path'),
      path_enc: text,
      ctime: only('2.1', timestamp),
      mtime: only('2.1', timestamp),
      atime: only('2.1', timestamp),
      created: only('2.0', timestamp),
      modified: only('2.0', timestamp),
      accessed: only('2.0', timestamp),
      contains_refs: references('file', 'directory'),
    },
  },
  mutex: { contributing: ['name'], properties: { name: text } },
  software: {
    contributing: ['name', 'cpe', 'swid', 'vendor', 'version'],
    properties: { name: text, cpe: text, swid: only('2.1', text), languages: texts, vendor: text, version: text },
  },
} as const;
