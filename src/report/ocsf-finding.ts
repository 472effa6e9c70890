import type { Match } from '../match/match.js';
import type { MatchedValue } from '../match/matched-values.js';
import type { Indicator } from '../stix/indicator.js';
import { addressFamily } from '../values/address.js';
import { parseTimestamp } from '../values/timestamp.js';
import type { ContextObject, MatchContext } from './enrichment/context.js';
import { toObservationRecord } from './match-record.js';

/** What a finding says besides the match itself. */
export interface FindingDetails {
  readonly values: readonly MatchedValue[];
  readonly context?: MatchContext | undefined;
  /** Other indicators with the same pattern. */
  readonly others: readonly Indicator[];
  /** Of the program that found it. */
  readonly version: string;
}

const CLASS = 2004;
const ACTIVITY = 1;
/** Neither STIX nor the pattern says how bad it is. */
const UNKNOWN_SEVERITY = 0;
const NEW = 1;
const RULE = 1;

/** A match as an OCSF 1.3 Detection Finding (class 2004, activity Create). Times are milliseconds since the epoch. */
export function toOcsfFinding(match: Match, { values, context, others, version }: FindingDetails): object {
  const { id, indicator, firstObserved, lastObserved, observations } = match;
  const objects = context?.objects ?? [];
  const techniques = objects.filter(({ attack_id: technique }) => technique !== undefined);
  const malware = objects.filter(({ type }) => type === 'malware');
  const { confidence, description } = indicator;
  const sensors = [...new Set(observations.flatMap(({ sensor }) => sensor ?? []))];
  const title = indicator.name ?? indicator.pattern;
  return {
    category_uid: 2,
    category_name: 'Findings',
    class_uid: CLASS,
    class_name: 'Detection Finding',
    activity_id: ACTIVITY,
    activity_name: 'Create',
    type_uid: CLASS * 100 + ACTIVITY,
    type_name: 'Detection Finding: Create',
    severity_id: UNKNOWN_SEVERITY,
    severity: 'Unknown',
    status_id: NEW,
    status: 'New',
    time: millisecondsOf(match.matchedAt),
    start_time: millisecondsOf(firstObserved),
    end_time: millisecondsOf(lastObserved),
    count: 1,
    message: title,
    ...(typeof confidence === 'number' && { confidence_score: confidence }),
    metadata: {
      version: '1.3.0',
      uid: id,
      product: { name: 'stix-pattern', vendor_name: 'stix-pattern', version },
    },
    finding_info: {
      uid: id,
      title,
      ...(typeof description === 'string' && { desc: description }),
      first_seen_time: millisecondsOf(firstObserved),
      last_seen_time: millisecondsOf(lastObserved),
      ...(context?.indicator_types && { types: context.indicator_types }),
      analytic: analyticOf(indicator),
      ...(others.length > 0 && { related_analytics: others.map(analyticOf) }),
      ...(techniques.length > 0 && { attacks: techniques.map(attackOf) }),
    },
    ...(sensors[0] !== undefined && { device: { type_id: 0, hostname: sensors[0] } }),
    ...(malware.length > 0 && {
      malware: malware.map(({ id: uid, name }) => ({
        classification_ids: [0],
        uid,
        ...(name !== undefined && { name }),
      })),
    }),
    observables: values.map(observableOf),
    evidences: observations.map((observation) => ({ data: toObservationRecord(observation) })),
  };
}

function analyticOf({ id, name, pattern, modified }: Indicator): object {
  return {
    type_id: RULE,
    type: 'Rule',
    uid: id,
    ...(name !== undefined && { name }),
    desc: pattern,
    ...(modified !== undefined && { version: modified }),
  };
}

function attackOf({ attack_id: uid, name, kill_chain_phases: phases = [] }: ContextObject): object {
  const tactics = phases
    .filter(({ kill_chain_name: chain }) => chain.startsWith('mitre-'))
    .map((one) => one.phase_name);
  const technique = { uid, ...(name !== undefined && { name }) };
  return { technique, ...(tactics.length > 0 && { tactics: tactics.map((tactic) => ({ name: tactic })) }) };
}

/** By the end of the object path; what OCSF has no type for is Other. */
const OBSERVABLE_TYPES: readonly (readonly [RegExp, number, string])[] = [
  [/^(?:ipv4-addr|ipv6-addr):value$/, 2, 'IP Address'],
  [/^domain-name:value$/, 1, 'Hostname'],
  [/^mac-addr:value$/, 3, 'MAC Address'],
  [/^user-account:(?:account_login|user_id|display_name)$/, 4, 'User Name'],
  [/^email-addr:value$/, 5, 'Email Address'],
  [/^url:value$/, 6, 'URL String'],
  [/^file:name$/, 7, 'File Name'],
  [/[:.]hashes\./, 8, 'Hash'],
  [/^process:name$/, 9, 'Process Name'],
  [/_port$/, 11, 'Port'],
  [/^process:command_line$/, 13, 'Command Line'],
  [/^email-message:\w+_refs?(?:\[\*\])?\.value$/, 5, 'Email Address'],
];

function observableOf({ path, value }: MatchedValue): object {
  const [, type, name] =
    OBSERVABLE_TYPES.find(([pattern]) => pattern.test(path)) ??
    (/_ref\.value$/.test(path) ? endpointType(String(value)) : [path, 99, 'Other']);
  return { name: path, type_id: type, type: name, value: String(value) };
}

function endpointType(value: string): readonly [string, number, string] {
  return addressFamily(value) === undefined ? ['', 1, 'Hostname'] : ['', 2, 'IP Address'];
}

function millisecondsOf(time: string): number {
  const { seconds = 0, nanoseconds = 0 } = parseTimestamp(time) ?? {};
  return seconds * 1000 + Math.floor(nanoseconds / 1e6);
}
