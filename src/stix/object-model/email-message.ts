import { boolean, groups, only, reference, references, text, textLists, texts, timestamp } from './property.js';

const address = reference('email-addr');
const addresses = references('email-addr');

/** STIX 2.1 section 6.6. */
export const EMAIL_MESSAGE = {
  contributing: ['from_ref', 'subject', 'body'],
  properties: {
    is_multipart: boolean,
    date: timestamp,
    content_type: text,
    from_ref: address,
    sender_ref: address,
    to_refs: addresses,
    cc_refs: addresses,
    bcc_refs: addresses,
    message_id: only('2.1', text),
    subject: text,
    received_lines: texts,
    additional_header_fields: textLists,
    body: text,
    body_multipart: groups({
      body: text,
      body_raw_ref: reference('artifact', 'file'),
      content_type: text,
      content_disposition: text,
    }),
    raw_email_ref: reference('artifact'),
  },
} as const;
