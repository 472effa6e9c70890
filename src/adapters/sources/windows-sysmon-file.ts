import type { LogMapping } from '../mapping.js';
import { directoryOf } from './directory-of.js';
import { fileAt, hashesIn, WINDOWS_TIME } from './windows-parts.js';
import { SYSMON_ACTOR_OBJECTS } from './windows-sysmon-parts.js';

/** Event 11, a file created, and 2, its time of creation changed. */
export const SYSMON_FILE: LogMapping = {
  name: 'windows-sysmon-file',
  title: 'Sysmon 2 and 11: file created, or its creation time changed',
  kinds: ['sysmon/2', 'sysmon/11'],
  time: WINDOWS_TIME,
  objects: {
    directory: directoryOf('data.TargetFilename'),
    file: {
      type: 'file',
      properties: {
        ...fileAt('data.TargetFilename', 'directory'),
        ctime: { field: 'data.CreationUtcTime', as: 'utc' },
      },
    },
    ...SYSMON_ACTOR_OBJECTS,
  },
};

/** Events 23 and 26, a file deleted, with or without a copy kept, 27 to 29, an executable or a shredder stopped or seen: all have hashes. */
export const SYSMON_FILE_DELETE: LogMapping = {
  name: 'windows-sysmon-file-delete',
  title: 'Sysmon 23 and 26 to 29: file deleted, blocked or detected',
  kinds: ['sysmon/23', 'sysmon/26', 'sysmon/27', 'sysmon/28', 'sysmon/29'],
  time: WINDOWS_TIME,
  objects: {
    directory: directoryOf('data.TargetFilename'),
    file: {
      type: 'file',
      properties: { hashes: hashesIn('data.Hashes'), ...fileAt('data.TargetFilename', 'directory') },
    },
    ...SYSMON_ACTOR_OBJECTS,
  },
};

/** Whether what was created is an alternate stream: only then has the path a colon after its drive, and the stream a name. */
const CONTENTS = 'data.Contents';

/** Event 15: a stream of a file created, with the hash of what is in it; of a browser's mark, the URLs that the file came from. */
export const SYSMON_STREAM: LogMapping = {
  name: 'windows-sysmon-stream',
  title: 'Sysmon 15: file stream created',
  kinds: ['sysmon/15'],
  time: WINDOWS_TIME,
  objects: {
    url: { type: 'url', properties: { value: { field: CONTENTS, as: 'zone-urls' } } },
    directory: { type: 'directory', properties: { path: { field: 'data.TargetFilename', as: ['directory-name'] } } },
    file: {
      type: 'file',
      properties: {
        // The event has one hash, be it of the file or of a stream beside it: that of a stream is the mark's, not the file's.
        hashes: {
          MD5: { field: 'data.Hash', as: 'hash-md5', when: { not: { field: CONTENTS } } },
          'SHA-1': { field: 'data.Hash', as: 'hash-sha-1', when: { not: { field: CONTENTS } } },
          'SHA-256': { field: 'data.Hash', as: 'hash-sha-256', when: { not: { field: CONTENTS } } },
        },
        name: { field: 'data.TargetFilename', as: ['without-stream', 'base-name'] },
        parent_directory_ref: { object: 'directory' },
        ctime: { field: 'data.CreationUtcTime', as: 'utc' },
        extensions: {
          'ntfs-ext': {
            alternate_data_streams: [
              {
                name: { field: 'data.TargetFilename', as: ['base-name', 'stream-name'] },
                hashes: {
                  MD5: { field: 'data.Hash', as: 'hash-md5', when: { field: CONTENTS } },
                  'SHA-1': { field: 'data.Hash', as: 'hash-sha-1', when: { field: CONTENTS } },
                  'SHA-256': { field: 'data.Hash', as: 'hash-sha-256', when: { field: CONTENTS } },
                },
              },
            ],
          },
        },
      },
    },
    ...SYSMON_ACTOR_OBJECTS,
  },
};
