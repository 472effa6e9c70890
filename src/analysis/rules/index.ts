import type { Rule } from '../rule.js';
import { constantKind } from './constant-kind.js';
import { duplicateQualifier } from './duplicate-qualifier.js';
import { extensionAsType } from './extension-as-type.js';
import { hashDoesNotFit } from './hash-does-not-fit.js';
import { hashName } from './hash-name.js';
import { noValue } from './no-value.js';
import { operatorDoesNotFit } from './operator-does-not-fit.js';
import { otherVersion } from './other-version.js';
import { outOfRange } from './out-of-range.js';
import { startNotBeforeStop } from './start-not-before-stop.js';
import { typesNeverMeet } from './types-never-meet.js';
import { unknownObjectType } from './unknown-object-type.js';
import { unknownProperty } from './unknown-property.js';
import { unknownValue } from './unknown-value.js';

/** Every rule, in the order of its code. */
export const RULES: readonly Rule[] = [
  typesNeverMeet,
  hashDoesNotFit,
  unknownObjectType,
  unknownProperty,
  otherVersion,
  extensionAsType,
  hashName,
  constantKind,
  noValue,
  operatorDoesNotFit,
  unknownValue,
  outOfRange,
  duplicateQualifier,
  startNotBeforeStop,
];
