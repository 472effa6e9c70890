import type { LogMapping, LogSource } from '../mapping.js';
import {
  ECS_FILES,
  ECS_HOST,
  ECS_PACKAGE,
  ECS_PROCESS,
  ECS_PROCESS_PARTS,
  ECS_REGISTRY,
  ECS_USERS,
} from './ecs-host.js';
import { ECS_CERTIFICATES, ECS_ENDPOINTS, ECS_PROTOCOLS, ECS_TRAFFIC } from './ecs-network.js';

/** A message, with what it carries (ECS, "Email Fields"). */
const ECS_EMAIL = {
  author: { type: 'email-addr', properties: { value: 'email.from.address' } },
  sender: { type: 'email-addr', properties: { value: 'email.sender.address' } },
  to: { type: 'email-addr', properties: { value: 'email.to.address' } },
  copy: { type: 'email-addr', properties: { value: 'email.cc.address' } },
  blindCopy: { type: 'email-addr', properties: { value: 'email.bcc.address' } },
  attachment: {
    type: 'file',
    each: 'email.attachments',
    properties: {
      hashes: { MD5: 'file.hash.md5', 'SHA-1': 'file.hash.sha1', 'SHA-256': 'file.hash.sha256' },
      size: 'file.size',
      name: 'file.name',
      mime_type: 'file.mime_type',
    },
  },
  message: {
    type: 'email-message',
    when: { field: 'email' },
    properties: {
      is_multipart: { firstOf: [{ constant: true, when: { field: 'email.attachments' } }, { constant: false }] },
      date: 'email.origination_timestamp',
      content_type: 'email.content_type',
      from_ref: { object: 'author' },
      sender_ref: { object: 'sender' },
      to_refs: { objects: ['to'] },
      cc_refs: { objects: ['copy'] },
      bcc_refs: { objects: ['blindCopy'] },
      message_id: 'email.message_id',
      subject: 'email.subject',
      additional_header_fields: { 'Reply-To': ['email.reply_to.address'], 'X-Mailer': ['email.x_mailer'] },
    },
  },
} as const satisfies LogMapping['objects'];

/**
 * A document of the Elastic Common Schema, whatever wrote it: the fields mean the same in all of them, and one document may have fields of every kind
 * (ECS 8, "ECS Field Reference").
 */
const ECS_DOCUMENT: LogMapping = {
  name: 'ecs',
  title: 'documents of any kind',
  kinds: [],
  time: { first: { firstOf: ['event.start', '@timestamp'] }, last: 'event.end' },
  objects: {
    ...ECS_ENDPOINTS,
    ...ECS_PROTOCOLS,
    traffic: { type: 'network-traffic', properties: ECS_TRAFFIC },
    ...ECS_CERTIFICATES,
    ...ECS_HOST,
    ...ECS_USERS,
    ...ECS_PROCESS_PARTS,
    process: ECS_PROCESS,
    ...ECS_FILES,
    ...ECS_REGISTRY,
    ...ECS_EMAIL,
    ...ECS_PACKAGE,
  },
};

/** Documents of any beat or agent that no other source is known by. */
export const ECS: LogSource = {
  name: 'ecs',
  title: 'Elastic Common Schema',
  layout: 'nested',
  kindField: 'event.dataset',
  sensor: { firstOf: ['host.name', 'observer.name', 'agent.name'] },
  recognised: {
    all: [
      { field: '@timestamp' },
      {
        any: [
          { field: 'ecs.version' },
          { field: 'event.dataset' },
          { field: 'event.category' },
          { all: [{ field: 'agent.type' }, { field: 'agent.version' }] },
        ],
      },
    ],
  },
  mappings: [],
  fallback: ECS_DOCUMENT,
};
