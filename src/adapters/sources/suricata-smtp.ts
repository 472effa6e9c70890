import type { LogMapping } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_TIME, EVE_TRAFFIC } from './suricata-endpoints.js';

const MAILBOX = {
  value: { field: '.', as: 'email-address' },
  display_name: { field: '.', as: 'display-name' },
} as const;

/** A message, its envelope and what it carries. The envelope's recipients count as recipients: blind copies appear nowhere else. */
export const EVE_SMTP_OBJECTS = {
  author: {
    type: 'email-addr',
    properties: {
      value: {
        firstOf: [
          { field: 'email.from', as: 'email-address' },
          { field: 'smtp.mail_from', as: 'email-address' },
        ],
      },
      display_name: { field: 'email.from', as: 'display-name' },
    },
  },
  sender: { type: 'email-addr', each: 'smtp.mail_from', properties: MAILBOX },
  to: { type: 'email-addr', each: 'email.to', properties: MAILBOX },
  recipient: { type: 'email-addr', each: 'smtp.rcpt_to', properties: MAILBOX },
  copy: { type: 'email-addr', each: 'email.cc', properties: MAILBOX },
  attachment: { type: 'file', each: 'email.attachment', properties: { name: { field: '.', as: 'base-name' } } },
  link: { type: 'url', each: 'email.url', properties: { value: '.' } },
  message: {
    type: 'email-message',
    when: { any: [{ field: 'email' }, { field: 'smtp' }] },
    properties: {
      is_multipart: { firstOf: [{ constant: true, when: { field: 'email.attachment' } }, { constant: false }] },
      date: { field: 'email.date', as: 'email-date' },
      from_ref: { object: 'author' },
      to_refs: { objects: ['to', 'recipient'] },
      cc_refs: { objects: ['copy'] },
      message_id: 'email.message_id',
      subject: 'email.subject',
      received_lines: ['email.received'],
      additional_header_fields: {
        'Reply-To': ['email.reply_to'],
        'In-Reply-To': ['email.in_reply_to'],
        'User-Agent': ['email.user_agent'],
        'X-Mailer': ['email.x_mailer'],
        'X-Originating-IP': ['email.x_originating_ip'],
      },
    },
  },
} as const satisfies LogMapping['objects'];

/** Mail transactions. */
export const SURICATA_SMTP: LogMapping = {
  name: 'suricata-smtp',
  title: 'smtp',
  kinds: ['smtp'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    ...EVE_SMTP_OBJECTS,
    traffic: { type: 'network-traffic', properties: EVE_TRAFFIC },
  },
};
