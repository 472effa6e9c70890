import type { LogSource } from '../mapping.js';
import { ACCESS_LOG } from './access-log.js';
import { AUDITD } from './auditd.js';
import { BIND } from './bind.js';
import { NFDUMP } from './nfdump.js';
import { SQUID } from './squid.js';
import { SYSLOG } from './syslog.js';
import { W3C } from './w3c.js';
import { CLOUDTRAIL } from './cloudtrail.js';
import { CROWDSTRIKE } from './crowdstrike.js';
import { DEFENDER } from './defender.js';
import { ECS } from './ecs.js';
import { OCSF } from './ocsf.js';
import { OSQUERY } from './osquery.js';
import { ROUTE53 } from './route53.js';
import { SURICATA } from './suricata.js';
import { VPC_FLOW } from './vpc-flow.js';
import { WINDOWS } from './windows.js';
import { ZEEK } from './zeek.js';

/** Every log source that has a mapping, in the order in which a record is asked for its own. */
export const LOG_SOURCES: readonly LogSource[] = [
  ZEEK,
  SURICATA,
  WINDOWS,
  CLOUDTRAIL,
  VPC_FLOW,
  ROUTE53,
  ECS,
  OCSF,
  DEFENDER,
  CROWDSTRIKE,
  OSQUERY,
  ACCESS_LOG,
  AUDITD,
  BIND,
  NFDUMP,
  SQUID,
  SYSLOG,
  W3C,
];
