import type { LogSource } from '../mapping.js';
import { SURICATA } from './suricata.js';
import { ZEEK } from './zeek.js';

/** Every log source that has a mapping. */
export const LOG_SOURCES: readonly LogSource[] = [ZEEK, SURICATA];
