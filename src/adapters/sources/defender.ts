import type { Condition } from '../condition.js';
import type { LogMapping, LogSource } from '../mapping.js';
import { DEFENDER_FILES, DEFENDER_INITIATING } from './defender-parts.js';
import { endsByDirection } from './local-and-remote.js';
import { ADDRESS, HOST } from './value-types.js';

/** Who began a connection is the remote end. */
const INBOUND: Condition = {
  field: 'ActionType',
  in: ['InboundConnectionAccepted', 'InboundConnectionAttempt', 'InboundInternetScanInspected'],
};
const ENDS = endsByDirection(
  { addresses: ['LocalIP'], port: 'LocalPort' },
  { addresses: ['RemoteIP'], port: 'RemotePort' },
  INBOUND,
);

/**
 * A row of any table: a column means the same in all of them (learn.microsoft.com, "Understand the advanced hunting schema"). `FileName` and the
 * hashes are those of the file that the row is about, which in DeviceProcessEvents is the image of the process that was created.
 */
const DEFENDER_ROW: LogMapping = {
  name: 'defender',
  title: 'rows of any table',
  kinds: [],
  time: { first: { firstOf: ['Timestamp', 'TimeGenerated'] } },
  objects: {
    source: { type: ADDRESS, properties: { value: ENDS.source.address } },
    destination: { type: ADDRESS, properties: { value: ENDS.destination.address } },
    traffic: {
      type: 'network-traffic',
      properties: {
        src_ref: { object: 'source' },
        dst_ref: { object: 'destination' },
        src_port: ENDS.source.port,
        dst_port: ENDS.destination.port,
        protocols: [
          {
            firstOf: [
              { field: 'RemoteIP', as: ['plain-address', 'address-family'] },
              { field: 'LocalIP', as: ['plain-address', 'address-family'] },
            ],
          },
          { field: 'Protocol', as: 'transport-of' },
        ],
      },
    },
    // A URL, or only the host of one.
    url: {
      type: 'url',
      properties: {
        value: {
          firstOf: [{ field: 'RemoteUrl', as: 'whole-url' }, 'Url', { field: 'FileOriginUrl', as: 'whole-url' }],
        },
      },
    },
    referrer: { type: 'url', properties: { value: { field: 'FileOriginReferrerUrl', as: 'whole-url' } } },
    host: {
      type: HOST,
      each: ['RemoteUrl', 'Url', 'FileOriginUrl', 'FileOriginReferrerUrl', 'UrlDomain'],
      properties: { value: { field: '.', as: 'host-of-url' } },
    },
    answer: {
      type: HOST,
      each: ['AdditionalFields.answers', 'AdditionalFields.DnsQueryResult'],
      properties: { value: { firstOf: ['Result', '.'] } },
    },
    query: {
      type: 'domain-name',
      properties: {
        value: { firstOf: ['AdditionalFields.query', 'AdditionalFields.DnsQueryString'] },
        resolves_to_refs: { objects: ['answer'] },
      },
    },
    ...DEFENDER_INITIATING,
    account: {
      type: 'user-account',
      properties: {
        user_id: { firstOf: ['AccountSid', 'AccountObjectId', 'AccountUpn', 'AccountName'] },
        account_login: { firstOf: ['AccountName', 'AccountUpn'] },
        display_name: 'AccountDisplayName',
      },
    },
    ...DEFENDER_FILES,
    process: {
      type: 'process',
      properties: {
        pid: 'ProcessId',
        name: { field: 'FileName', when: { field: 'ProcessId' } },
        command_line: 'ProcessCommandLine',
        created_time: 'ProcessCreationTime',
        image_ref: { object: 'image' },
        creator_user_ref: { object: 'account' },
        parent_ref: { object: 'initiating' },
        extensions: {
          'windows-process-ext': { integrity_level: { field: 'ProcessIntegrityLevel', as: 'integrity-level' } },
        },
      },
    },
    key: {
      type: 'windows-registry-key',
      properties: {
        key: {
          firstOf: [
            { field: 'RegistryKey', as: 'registry-key' },
            { field: 'PreviousRegistryKey', as: 'registry-key' },
          ],
        },
        values: [
          {
            name: { firstOf: ['RegistryValueName', 'PreviousRegistryValueName'] },
            data: 'RegistryValueData',
            data_type: { field: 'RegistryValueType', as: 'registry-type-of' },
          },
        ],
      },
    },
    sender: { type: 'email-addr', properties: { value: 'SenderFromAddress', display_name: 'SenderDisplayName' } },
    recipient: { type: 'email-addr', properties: { value: 'RecipientEmailAddress' } },
    relay: {
      type: ADDRESS,
      each: ['SenderIPv4', 'SenderIPv6', 'IPAddress', 'FileOriginIP', 'PublicIP'],
      properties: { value: '.' },
    },
    // Of the device itself (DeviceNetworkInfo).
    deviceMac: { type: 'mac-addr', properties: { value: { field: 'MacAddress', as: 'mac-address' } } },
    deviceAddress: { type: ADDRESS, each: 'IPAddresses', properties: { value: { firstOf: ['IPAddress', '.'] } } },
    message: {
      type: 'email-message',
      when: { field: 'SenderFromAddress' },
      properties: {
        is_multipart: { constant: false },
        from_ref: { object: 'sender' },
        to_refs: { objects: ['recipient'] },
        message_id: 'InternetMessageId',
        subject: 'Subject',
      },
    },
  },
};

/** Microsoft Defender XDR, advanced hunting: results of queries, and what is streamed. */
export const DEFENDER: LogSource = {
  name: 'defender',
  title: 'Microsoft Defender advanced hunting',
  layout: 'nested',
  shape: 'defender',
  lists: ['Results', 'results', 'records', 'value'],
  kindField: 'kind',
  sensor: { firstOf: ['DeviceName', 'DeviceId'] },
  recognised: {
    any: [
      {
        all: [{ field: 'Timestamp' }, { field: 'ReportId' }, { any: [{ field: 'DeviceId' }, { field: 'ActionType' }] }],
      },
      { all: [{ field: 'TimeGenerated' }, { field: 'Type' }, { field: 'ActionType' }] },
      { all: [{ field: 'properties.Timestamp' }, { field: 'category' }, { field: 'operationName' }] },
      { all: [{ field: 'records.0.properties.Timestamp' }, { field: 'records.0.category' }] },
      { all: [{ field: 'Results.0.Timestamp' }, { field: 'Results.0.ReportId' }] },
      { all: [{ field: 'results.0.Timestamp' }, { field: 'results.0.ReportId' }] },
    ],
  },
  mappings: [],
  fallback: DEFENDER_ROW,
};
