import type { LogSource } from '../mapping.js';
import { SURICATA } from './suricata.js';
import { WINDOWS } from './windows.js';
import { ZEEK } from './zeek.js';

/** Every log source that has a mapping. */
export const LOG_SOURCES: readonly LogSource[] = [ZEEK, SURICATA, WINDOWS];
