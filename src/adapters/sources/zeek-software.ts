import type { LogMapping } from '../mapping.js';
import { ADDRESS } from './value-types.js';
import { ZEEK_TIME } from './zeek-endpoints.js';

/** Software that a host was seen to run. */
export const ZEEK_SOFTWARE: LogMapping = {
  name: 'zeek-software',
  title: 'software.log',
  kinds: ['software'],
  signature: { all: [{ field: 'software_type' }, { field: 'host' }] },
  time: ZEEK_TIME,
  objects: {
    host: { type: ADDRESS, properties: { value: 'host' } },
    software: {
      type: 'software',
      properties: {
        name: 'name',
        version: { joined: ['version.major', 'version.minor', 'version.minor2', 'version.minor3'], by: '.' },
      },
    },
  },
};
