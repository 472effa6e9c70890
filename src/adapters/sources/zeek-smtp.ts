import type { LogMapping } from '../mapping.js';
import { ADDRESS } from './value-types.js';
import { ZEEK_ENDPOINTS, ZEEK_FAMILY, ZEEK_TIME, ZEEK_TRAFFIC } from './zeek-endpoints.js';

/** Mail transactions. The envelope's recipients count as recipients of the message: blind copies appear nowhere else. */
export const ZEEK_SMTP: LogMapping = {
  name: 'zeek-smtp',
  title: 'smtp.log',
  kinds: ['smtp'],
  signature: { all: [{ field: 'trans_depth' }, { field: 'tls' }, { any: [{ field: 'helo' }, { field: 'path' }] }] },
  time: ZEEK_TIME,
  objects: {
    ...ZEEK_ENDPOINTS,
    relay: { type: ADDRESS, each: 'path', properties: { value: '.' } },
    origin: { type: ADDRESS, properties: { value: 'x_originating_ip' } },
    author: {
      type: 'email-addr',
      properties: {
        value: {
          firstOf: [
            { field: 'from', as: 'email-address' },
            { field: 'mailfrom', as: 'email-address' },
          ],
        },
        display_name: { field: 'from', as: 'display-name' },
      },
    },
    sender: { type: 'email-addr', properties: { value: { field: 'mailfrom', as: 'email-address' } } },
    to: {
      type: 'email-addr',
      each: 'to',
      properties: { value: { field: '.', as: 'email-address' }, display_name: { field: '.', as: 'display-name' } },
    },
    recipient: { type: 'email-addr', each: 'rcptto', properties: { value: { field: '.', as: 'email-address' } } },
    copy: {
      type: 'email-addr',
      each: 'cc',
      properties: { value: { field: '.', as: 'email-address' }, display_name: { field: '.', as: 'display-name' } },
    },
    message: {
      type: 'email-message',
      properties: {
        // Every part of a message that has several is a file to Zeek.
        is_multipart: { firstOf: [{ constant: true, when: { field: 'fuids.1' } }, { constant: false }] },
        date: { field: 'date', as: 'email-date' },
        from_ref: { object: 'author' },
        to_refs: { objects: ['to', 'recipient'] },
        cc_refs: { objects: ['copy'] },
        message_id: 'msg_id',
        subject: 'subject',
        received_lines: ['first_received', 'second_received'],
        additional_header_fields: {
          'Reply-To': ['reply_to'],
          'In-Reply-To': ['in_reply_to'],
          'User-Agent': ['user_agent'],
          'X-Originating-IP': ['x_originating_ip'],
        },
      },
    },
    traffic: {
      type: 'network-traffic',
      properties: { ...ZEEK_TRAFFIC, protocols: [ZEEK_FAMILY, { constant: 'tcp' }, { constant: 'smtp' }] },
    },
  },
};
