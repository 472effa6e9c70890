import type { Rule } from '../rule.js';
import { addressAsDomain } from './address-as-domain.js';
import { constantKind } from './constant-kind.js';
import { defangedValue } from './defanged-value.js';
import { defaultPort } from './default-port.js';
import { doubledBackslash } from './doubled-backslash.js';
import { duplicateQualifier } from './duplicate-qualifier.js';
import { extensionAsType } from './extension-as-type.js';
import { hashDoesNotFit } from './hash-does-not-fit.js';
import { hashName } from './hash-name.js';
import { malformedValue } from './malformed-value.js';
import { noValue } from './no-value.js';
import { operatorDoesNotFit } from './operator-does-not-fit.js';
import { otherVersion } from './other-version.js';
import { outOfRange } from './out-of-range.js';
import { reservedAddress } from './reserved-address.js';
import { startNotBeforeStop } from './start-not-before-stop.js';
import { topLevelDomain } from './top-level-domain.js';
import { typesNeverMeet } from './types-never-meet.js';
import { unknownObjectType } from './unknown-object-type.js';
import { unknownProperty } from './unknown-property.js';
import { unknownValue } from './unknown-value.js';
import { upperCaseDomain } from './upper-case-domain.js';
import { upperCaseHash } from './upper-case-hash.js';
import { urlWithoutScheme } from './url-without-scheme.js';

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
  upperCaseHash,
  doubledBackslash,
  defangedValue,
  urlWithoutScheme,
  addressAsDomain,
  malformedValue,
  upperCaseDomain,
  defaultPort,
  reservedAddress,
  topLevelDomain,
  duplicateQualifier,
  startNotBeforeStop,
];
