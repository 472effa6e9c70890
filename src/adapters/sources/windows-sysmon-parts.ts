import type { LogMapping } from '../mapping.js';
import { directoryOf } from './directory-of.js';
import { accountNamed, fileAt, processName } from './windows-parts.js';

/** The image of the process that an event of Sysmon is about, and the account that it runs under, which version 13 added to most events. */
export const SYSMON_ACTOR_PARTS = {
  user: accountNamed('data.User'),
  imageDirectory: directoryOf('data.Image'),
  image: { type: 'file', properties: fileAt('data.Image', 'imageDirectory') },
} as const satisfies LogMapping['objects'];

/** The process itself, which needs those. */
export const SYSMON_ACTOR = {
  pid: 'data.ProcessId',
  name: processName('data.Image'),
  image_ref: { object: 'image' },
  creator_user_ref: { object: 'user' },
} as const;

/** A process that did something, with its parts. */
export const SYSMON_ACTOR_OBJECTS = {
  ...SYSMON_ACTOR_PARTS,
  process: { type: 'process', properties: SYSMON_ACTOR },
} as const satisfies LogMapping['objects'];
