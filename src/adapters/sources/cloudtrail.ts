import type { LogMapping, LogSource } from '../mapping.js';
import { HOST } from './value-types.js';

/**
 * A call of an AWS API (AWS CloudTrail user guide, "CloudTrail record contents"): who called, from where, with which software, at which endpoint.
 * The address is the name of a service where that called on somebody's behalf, and no address at all for what AWS does itself.
 */
const CLOUDTRAIL_CALL: LogMapping = {
  name: 'cloudtrail',
  title: 'API calls, sign-ins and service events',
  kinds: ['AwsApiCall', 'AwsServiceEvent', 'AwsConsoleAction', 'AwsConsoleSignIn', 'AwsVpceEvent'],
  time: { first: 'eventTime' },
  objects: {
    source: { type: HOST, properties: { value: 'sourceIPAddress' } },
    endpoint: {
      type: 'domain-name',
      properties: { value: { firstOf: ['tlsDetails.clientProvidedHostHeader', 'requestParameters.Host'] } },
    },
    // Lists of other hosts that a call is about.
    host: { type: HOST, each: 'requestParameters.Host', properties: { value: '.' } },
    traffic: {
      type: 'network-traffic',
      properties: {
        src_ref: { object: 'source' },
        dst_ref: { object: 'endpoint' },
        protocols: [{ field: 'sourceIPAddress', as: 'address-family' }, { constant: 'tcp' }, { constant: 'https' }],
      },
    },
    identity: {
      type: 'user-account',
      properties: {
        user_id: { firstOf: ['userIdentity.arn', 'userIdentity.principalId', 'userIdentity.accountId'] },
        account_login: 'userIdentity.userName',
      },
    },
    // Who assumed the role, or was federated.
    issuer: {
      type: 'user-account',
      properties: {
        user_id: 'userIdentity.sessionContext.sessionIssuer.arn',
        account_login: 'userIdentity.sessionContext.sessionIssuer.userName',
      },
    },
    // A key acts for an account, and is what a leak is known by.
    key: { type: 'user-account', properties: { user_id: 'userIdentity.accessKeyId' } },
    createdKey: { type: 'user-account', properties: { user_id: 'responseElements.accessKey.accessKeyId' } },
    // The account that the call is about: created, changed or deleted.
    target: {
      type: 'user-account',
      properties: { user_id: 'responseElements.user.arn', account_login: 'requestParameters.userName' },
    },
    software: { type: 'software', properties: { name: { field: 'userAgent', as: 'without-brackets' } } },
    file: { type: 'file', properties: { name: { field: 'requestParameters.key', as: 'base-name' } } },
  },
};

/** AWS CloudTrail: deliveries to a bucket, whose documents hold `Records`, or one record a line. */
export const CLOUDTRAIL: LogSource = {
  name: 'cloudtrail',
  title: 'AWS CloudTrail',
  layout: 'nested',
  lists: ['Records'],
  shape: 'cloudtrail',
  kindField: 'eventType',
  sensor: 'recipientAccountId',
  recognised: {
    any: [
      { all: [{ field: 'eventSource' }, { field: 'eventName' }, { field: 'awsRegion' }] },
      { all: [{ field: 'Records.0.eventSource' }, { field: 'Records.0.awsRegion' }] },
      { all: [{ field: 'detail.eventSource' }, { field: 'detail.eventName' }, { field: 'detail.awsRegion' }] },
    ],
  },
  mappings: [],
  fallback: CLOUDTRAIL_CALL,
};
