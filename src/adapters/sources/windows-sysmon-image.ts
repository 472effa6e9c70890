import type { LogMapping } from '../mapping.js';
import { directoryOf } from './directory-of.js';
import { fileAt, hashesIn, WINDOWS_TIME } from './windows-parts.js';
import { SYSMON_ACTOR_OBJECTS } from './windows-sysmon-parts.js';

/** What was loaded, with its hashes. */
const LOADED = {
  loadedDirectory: directoryOf('data.ImageLoaded'),
  loaded: {
    type: 'file',
    properties: {
      hashes: hashesIn('data.Hashes'),
      ...fileAt('data.ImageLoaded', 'loadedDirectory'),
      extensions: {
        'windows-pebinary-ext': {
          pe_type: { firstOf: [{ field: 'data.ImageLoaded', as: 'pe-type' }, { constant: 'dll' }] },
          imphash: { field: 'data.Hashes', as: 'imphash' },
        },
      },
    },
  },
} as const satisfies LogMapping['objects'];

/** Event 6: a driver loaded. */
export const SYSMON_DRIVER: LogMapping = {
  name: 'windows-sysmon-driver',
  title: 'Sysmon 6: driver loaded',
  kinds: ['sysmon/6'],
  time: WINDOWS_TIME,
  objects: LOADED,
};

/** Event 7: a library loaded into a process. */
export const SYSMON_IMAGE_LOAD: LogMapping = {
  name: 'windows-sysmon-image-load',
  title: 'Sysmon 7: image loaded',
  kinds: ['sysmon/7'],
  time: WINDOWS_TIME,
  objects: { ...LOADED, ...SYSMON_ACTOR_OBJECTS },
};
