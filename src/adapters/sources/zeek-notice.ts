import type { LogMapping } from '../mapping.js';
import { ADDRESS } from './value-types.js';
import { ZEEK_FAMILY, ZEEK_TIME, ZEEK_TRAFFIC, ZEEK_TRANSPORT } from './zeek-endpoints.js';

/** Notices: the connection, or where there is none the addresses that the notice is about. */
export const ZEEK_NOTICE: LogMapping = {
  name: 'zeek-notice',
  title: 'notice.log',
  kinds: ['notice', 'notice_alarm'],
  signature: { all: [{ field: 'note' }, { any: [{ field: 'actions' }, { field: 'suppress_for' }] }] },
  time: ZEEK_TIME,
  objects: {
    source: { type: ADDRESS, properties: { value: { firstOf: ['id.orig_h', 'src'] } } },
    destination: { type: ADDRESS, properties: { value: { firstOf: ['id.resp_h', 'dst'] } } },
    // Of a notice about one side of a connection, `src` need not be the side that began it.
    address: { type: ADDRESS, each: ['src', 'dst'], properties: { value: '.' } },
    traffic: {
      type: 'network-traffic',
      properties: {
        ...ZEEK_TRAFFIC,
        dst_port: { firstOf: ['id.resp_p', 'p'] },
        protocols: [
          { firstOf: [ZEEK_FAMILY, { field: 'src', as: 'address-family' }, { field: 'dst', as: 'address-family' }] },
          ZEEK_TRANSPORT,
        ],
      },
    },
  },
};
