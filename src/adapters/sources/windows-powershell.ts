import type { LogMapping } from '../mapping.js';
import { directoryOf } from './directory-of.js';
import { fileAt, WINDOWS_TIME } from './windows-parts.js';

/** Event 4104: a block of script. STIX has no place for one; what a pattern looks for in it, it looks for in a command line. */
export const POWERSHELL_SCRIPT: LogMapping = {
  name: 'windows-powershell-script',
  title: 'PowerShell 4104: script block',
  kinds: ['powershell/4104'],
  time: WINDOWS_TIME,
  objects: {
    directory: directoryOf('data.Path'),
    file: { type: 'file', properties: fileAt('data.Path', 'directory') },
    process: {
      type: 'process',
      properties: { pid: 'processId', command_line: 'data.ScriptBlockText' },
    },
  },
};
