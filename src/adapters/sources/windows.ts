import type { LogSource } from '../mapping.js';
import { WINDOWS_OTHER } from './windows-other.js';
import { POWERSHELL_SCRIPT } from './windows-powershell.js';
import { SECURITY_LOGON, SECURITY_LOGON_ATTEMPT } from './windows-security-logon.js';
import { SECURITY_CONNECTION, SECURITY_SHARE, SECURITY_SHARE_FILE } from './windows-security-network.js';
import { SECURITY_ACCOUNT_CREATED, SECURITY_PROCESS, SECURITY_PROCESS_END } from './windows-security-process.js';
import { SECURITY_SERVICE, SECURITY_TASK, SYSTEM_SERVICE } from './windows-service.js';
import { SYSMON_FILE, SYSMON_FILE_DELETE, SYSMON_STREAM } from './windows-sysmon-file.js';
import { SYSMON_DRIVER, SYSMON_IMAGE_LOAD } from './windows-sysmon-image.js';
import { SYSMON_DNS, SYSMON_NETWORK } from './windows-sysmon-network.js';
import {
  SYSMON_PROCESS_ACCESS,
  SYSMON_PROCESS_CREATE,
  SYSMON_PROCESS_END,
  SYSMON_PROCESS_TAMPERING,
} from './windows-sysmon-process.js';
import { SYSMON_REGISTRY_OBJECT, SYSMON_REGISTRY_RENAME, SYSMON_REGISTRY_VALUE } from './windows-sysmon-registry.js';

/** Windows event logs, by whichever shipper: the forms differ in where things are, and are made one before a mapping reads them. */
export const WINDOWS: LogSource = {
  name: 'windows',
  title: 'Windows event log',
  layout: 'nested',
  shape: 'windows-event',
  kindField: 'kind',
  sensor: 'computer',
  recognised: {
    any: [
      {
        all: [
          { field: 'EventID' },
          { any: [{ field: 'Channel' }, { field: 'SourceName' }, { field: 'ProviderName' }] },
        ],
      },
      {
        all: [{ field: 'winlog.channel' }, { any: [{ field: 'winlog.event_id' }, { field: 'winlog.provider_name' }] }],
      },
      { all: [{ field: 'event_id' }, { field: 'log_name' }, { field: 'source_name' }] },
      { all: [{ field: 'Event.System.EventID' }, { field: 'Event.System.Channel' }] },
      { all: [{ field: 'System.EventID' }, { field: 'System.Channel' }] },
    ],
  },
  mappings: [
    SYSMON_PROCESS_CREATE,
    SYSMON_NETWORK,
    SYSMON_PROCESS_END,
    SYSMON_DRIVER,
    SYSMON_IMAGE_LOAD,
    SYSMON_PROCESS_ACCESS,
    SYSMON_FILE,
    SYSMON_REGISTRY_OBJECT,
    SYSMON_REGISTRY_VALUE,
    SYSMON_REGISTRY_RENAME,
    SYSMON_STREAM,
    SYSMON_DNS,
    SYSMON_FILE_DELETE,
    SYSMON_PROCESS_TAMPERING,
    SECURITY_LOGON,
    SECURITY_LOGON_ATTEMPT,
    SECURITY_PROCESS,
    SECURITY_PROCESS_END,
    SECURITY_SERVICE,
    SECURITY_TASK,
    SECURITY_ACCOUNT_CREATED,
    SECURITY_SHARE,
    SECURITY_SHARE_FILE,
    SECURITY_CONNECTION,
    POWERSHELL_SCRIPT,
    SYSTEM_SERVICE,
  ],
  fallback: WINDOWS_OTHER,
};
